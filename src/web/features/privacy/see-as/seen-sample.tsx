import { Stack } from "@mantine/core";
import type { ResultOf } from "../../../../contract/routes.ts";
import { EmptyState } from "../../../design/states.tsx";
import { SampleTable } from "./sample-table.tsx";
import { SeenAsNote } from "./seen-as-note.tsx";

/** What a preview shows of single customers, or why it shows nobody. */
export function SeenSample({ sample, sampleWithheld, seenAs }: ResultOf<"previewSegment">) {
	return (
		<Stack gap="sm">
			{seenAs && <SeenAsNote seenAs={seenAs} />}
			{sample.length > 0 ? (
				<SampleTable sample={sample} seenAs={seenAs} />
			) : sampleWithheld === undefined ? (
				<EmptyState title="Too few to show">
					Of a small segment nobody is shown, so that nobody can be singled out.
				</EmptyState>
			) : (
				<EmptyState title="Rows would tell too much">{sampleWithheld}</EmptyState>
			)}
		</Stack>
	);
}
