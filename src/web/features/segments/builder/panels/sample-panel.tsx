import { Button, Stack, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { useMay } from "../../../../client/session.ts";
import { useApi } from "../../../../client/use-api.ts";
import { Answer } from "../../../../design/states.tsx";
import { asMyself, SeeAsChoice, type SeeAsDraft, seeAsOf } from "../../../privacy/see-as/see-as-choice.tsx";
import { SeenSample } from "../../../privacy/see-as/seen-sample.tsx";
import type { Loose } from "../model/loose.ts";

const SAMPLE_SIZE = 10;
const TYPING_MS = 400;

interface SamplePanelProps {
	probe: Loose;
	asOf: string | undefined;
	usable: boolean;
}

/** A few customers of the segment, masked; only when asked for, since each look is recorded. */
export function SamplePanel({ probe, asOf, usable }: SamplePanelProps) {
	const [asked, setAsked] = useState<Loose>();
	const [draft, setDraft] = useState<SeeAsDraft>(asMyself("preview"));
	const mayTry = useMay("mask:try");
	const [settled] = useDebouncedValue(draft, TYPING_MS);
	const wanted = usable && asked === probe;
	const answer = useApi(
		"previewSegment",
		{ document: probe, asOf, sampleSize: SAMPLE_SIZE, seeAs: seeAsOf(settled) },
		{ enabled: wanted, keepPrevious: true },
	);
	if (!wanted) {
		return (
			<Stack align="flex-start" gap="sm">
				<Text size="xs" c="dimmed">
					Up to {SAMPLE_SIZE} members with every value masked by its labels, and no names. Each look is recorded in the
					access log.
				</Text>
				<Button variant="default" disabled={!usable} onClick={() => setAsked(probe)}>
					Show a masked sample
				</Button>
			</Stack>
		);
	}
	return (
		<Stack gap="sm">
			{mayTry && <SeeAsChoice draft={draft} onChange={setDraft} />}
			<Answer query={answer}>{(preview) => <SeenSample {...preview} />}</Answer>
		</Stack>
	);
}
