import { SegmentedControl } from "@mantine/core";
import type { Draft } from "./draft.ts";

interface WrittenHowProps {
	draft: Draft;
	/** The policy that the form makes. */
	preview: string;
	change: (part: Partial<Draft>) => void;
}

/** A role by check boxes, or by its Cedar policy, which then starts from what the form made. */
export function WrittenHow({ draft, preview, change }: WrittenHowProps) {
	return (
		<SegmentedControl
			size="xs"
			aria-label="Written with"
			value={draft.permits === undefined ? "cedar" : "form"}
			onChange={(how) =>
				change(how === "form" ? { permits: [] } : { permits: undefined, text: preview === "" ? draft.text : preview })
			}
			data={[
				{ value: "form", label: "Form" },
				{ value: "cedar", label: "Cedar" },
			]}
		/>
	);
}
