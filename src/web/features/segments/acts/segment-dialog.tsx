import { Modal } from "@mantine/core";
import { ArchiveForm } from "./archive-form.tsx";
import { AsOfForm } from "./as-of-form.tsx";
import { DuplicateForm } from "./duplicate-form.tsx";
import type { SegmentDialog as Dialog } from "./segment-dialogs.tsx";

const DIALOGS = {
	archive: { title: "Archive this segment?", Form: ArchiveForm },
	duplicate: { title: "Duplicate segment", Form: DuplicateForm },
	"as-of": { title: "Refresh as of a date", Form: AsOfForm },
};

export default function SegmentDialog({ dialog, onClose }: { dialog: Dialog; onClose: () => void }) {
	const { title, Form } = DIALOGS[dialog.kind];
	return (
		<Modal opened onClose={onClose} title={title} closeButtonProps={{ "aria-label": "Close" }}>
			<Form segment={dialog.segment} onClose={onClose} />
		</Modal>
	);
}
