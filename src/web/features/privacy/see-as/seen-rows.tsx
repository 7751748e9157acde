import { Select, Stack, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useMemo, useState } from "react";
import { useApi } from "../../../client/use-api.ts";
import { Answer } from "../../../design/states.tsx";
import { useSegmentChoices } from "../../segments/overlap/use-segment-choices.ts";
import { asMyself, SeeAsChoice, type SeeAsDraft, seeAsOf } from "./see-as-choice.tsx";
import { SeenSample } from "./seen-sample.tsx";

const SAMPLE_SIZE = 10;
const TYPING_MS = 400;

/** A masked sample of a segment that one may preview, as a role sees it. */
export function SeenRows() {
	const [segment, setSegment] = useState("");
	const [typed, setTyped] = useState("");
	const chosen = useMemo(() => (segment === "" ? [] : [segment]), [segment]);
	const choices = useSegmentChoices(typed, chosen);
	const [draft, setDraft] = useState<SeeAsDraft>({ ...asMyself("preview"), role: "marketer" });
	const [settled] = useDebouncedValue(draft, TYPING_MS);
	const answer = useApi(
		"previewSegment",
		{ name: segment, sampleSize: SAMPLE_SIZE, seeAs: seeAsOf(settled) },
		{ enabled: segment !== "", keepPrevious: true, staleTime: Number.POSITIVE_INFINITY },
	);
	return (
		<Stack gap="md">
			<Select
				label="Segment"
				placeholder="Search by title or name"
				description="A preview of it asks for its size, from your privacy budget unless it was asked before."
				data={choices}
				value={segment === "" ? null : segment}
				onChange={(name) => name && setSegment(name)}
				searchable
				searchValue={typed}
				onSearchChange={setTyped}
				filter={({ options }) => options}
				nothingFoundMessage="No segment of this name"
				maw={420}
			/>
			<SeeAsChoice draft={draft} onChange={setDraft} />
			{segment === "" ? (
				<Text size="sm" c="dimmed">
					Choose a segment to see a few of its members, masked.
				</Text>
			) : (
				<Answer query={answer}>{(preview) => <SeenSample {...preview} />}</Answer>
			)}
		</Stack>
	);
}
