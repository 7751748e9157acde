import { lazy, Suspense } from "react";
import type { SegmentSummary } from "../list/freshness.ts";

const OpenDialog = lazy(() => import("./segment-dialog.tsx"));

export interface SegmentDialog {
	kind: "archive" | "duplicate" | "as-of";
	segment: SegmentSummary;
}

/** The one dialog that is open, if any; loaded when the first one is. */
export function SegmentDialogs({ dialog, onClose }: { dialog: SegmentDialog | undefined; onClose: () => void }) {
	if (!dialog) return null;
	return (
		<Suspense>
			<OpenDialog dialog={dialog} onClose={onClose} />
		</Suspense>
	);
}
