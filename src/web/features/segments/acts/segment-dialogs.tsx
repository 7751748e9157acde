import { Modal } from "@mantine/core";
import type { SegmentSummary } from "../list/freshness.ts";
import { ArchiveForm } from "./archive-form.tsx";
import { AsOfForm } from "./as-of-form.tsx";
import { DuplicateForm } from "./duplicate-form.tsx";

export interface SegmentDialog {
	kind: "archive" | "duplicate" | "as-of";
	segment: SegmentSummary;
}

const DIALOGS = {
	archive: { title: "Archive this segment?", Form: ArchiveForm },
	duplicate: { title: "Duplicate segment", Form: DuplicateForm },
	"as-of": { title: "Refresh as of a date", Form: AsOfForm },
};

/** The one dialog that is open, if any. */
export function SegmentDialogs({ dialog, onClose }: { dialog: SegmentDialog | undefined; onClose: () => void }) {
	if (!dialog) return null;
	const { title, Form } = DIALOGS[dialog.kind];
	return (
		<Modal opened onClose={onClose} title={title} closeButtonProps={{ "aria-label": "Close" }}>
			<Form segment={dialog.segment} onClose={onClose} />
		</Modal>
	);
}
