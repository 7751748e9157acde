import { Button, Checkbox, Group, NumberInput, Select, Stack, Switch, TagsInput, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Response, SEVERITIES, Severity } from "../../../../core/audit/watch/detection.ts";
import { client } from "../../../client/client.ts";
import { useAct } from "../../../client/use-act.ts";
import { ErrorState } from "../../../design/states.tsx";
import { type DetectionView, NUMBER_WORDS, RESPONSE_WORDS, SEVERITY_WORDS } from "./alert-words.ts";
import { TriedAlerts } from "./tried-alerts.tsx";

const TRIED_DAYS = 30;

interface DetectionFormProps {
	detection: DetectionView;
	maySet: boolean;
	onDone: () => void;
}

/** How one detection is set, and what it would have found. */
export function DetectionForm({ detection, maySet, onDone }: DetectionFormProps) {
	const { id, explanation, shipped } = detection;
	const [enabled, setEnabled] = useState(detection.enabled);
	const [severity, setSeverity] = useState(detection.severity);
	const [numbers, setNumbers] = useState(detection.numbers);
	const [exempt, setExempt] = useState(detection.exempt);
	const [responses, setResponses] = useState(detection.responses);
	const tuning = { enabled, severity, numbers, exempt, responses };
	const save = useAct("setDetection", { changes: ["listDetections"], success: "Set.", quiet: true, onDone });
	const attempt = useMutation({
		mutationFn: () => client.tryDetections({ detection: id, tuning: { ...tuning, enabled: true }, days: TRIED_DAYS }),
	});
	return (
		<Stack gap="md">
			<Text size="sm" c="dimmed">
				{explanation}
			</Text>
			<Switch
				label="Watch for it"
				checked={enabled}
				disabled={!maySet}
				onChange={({ currentTarget }) => setEnabled(currentTarget.checked)}
			/>
			<Select
				label="Severity"
				data={SEVERITIES.map((value) => ({ value, label: SEVERITY_WORDS[value].label }))}
				value={severity}
				allowDeselect={false}
				disabled={!maySet}
				onChange={(value) => setSeverity(Severity.parse(value))}
			/>
			<Group grow align="flex-start">
				{Object.entries(numbers).map(([name, value]) => (
					<NumberInput
						key={name}
						label={NUMBER_WORDS[name] ?? name}
						description={`Shipped: ${shipped.numbers[name]}`}
						min={0}
						value={value}
						disabled={!maySet}
						onChange={(given) => setNumbers({ ...numbers, [name]: Number(given) })}
					/>
				))}
			</Group>
			<TagsInput
				label="Leave these alone"
				description="Names or ids of people and tokens whose work looks like this."
				value={exempt}
				disabled={!maySet}
				onChange={setExempt}
			/>
			<Checkbox.Group
				label="At once, without asking anybody"
				value={responses}
				onChange={(given) => setResponses(given.map((one) => Response.parse(one)))}
			>
				<Stack gap="xs" mt="xs">
					{Response.options.map((one) => (
						<Checkbox key={one} value={one} label={RESPONSE_WORDS[one]} disabled={!maySet} />
					))}
				</Stack>
			</Checkbox.Group>
			{attempt.isError && <ErrorState error={attempt.error} />}
			{attempt.data && <TriedAlerts tried={attempt.data} days={TRIED_DAYS} />}
			{save.isError && <ErrorState error={save.error} />}
			<Group justify="flex-end">
				<Button variant="default" loading={attempt.isPending} onClick={() => attempt.mutate()}>
					Try on the last {TRIED_DAYS} days
				</Button>
				{maySet && (
					<Button loading={save.isPending} onClick={() => save.mutate({ id, ...tuning })}>
						Save
					</Button>
				)}
			</Group>
		</Stack>
	);
}
