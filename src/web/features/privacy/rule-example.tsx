import { Group, Paper, Stack, Text } from "@mantine/core";
import { useDeferredValue } from "react";
import type { Label } from "../../../core/catalogue/field.ts";
import { compileMask } from "../../../core/privacy/masking/compile-mask.ts";
import { defaultMask } from "../../../core/privacy/masking/default-masks.ts";
import { MADE_UP_VALUES } from "../../../core/privacy/masking/made-up-values.ts";
import type { MaskingRule } from "../../../core/privacy/masking/masking-rule.ts";
import { strengthOf } from "../../../core/privacy/masking/strength.ts";
import { useApi } from "../../client/use-api.ts";
import { isByTheServer } from "./mask-words.ts";

interface RuleExampleProps {
	rule: MaskingRule;
	labels: readonly Label[];
}

/** A made-up value before and after: masks that need no key here at once, the others by the server. */
export function RuleExample({ rule, labels }: RuleExampleProps) {
	const sample = MADE_UP_VALUES[labels[0] ?? "behavioural"];
	const builtIn = defaultMask(labels);
	const keyed = rule.mask.some(isByTheServer);
	const shown = compileMask(rule.mask, { field: { no: 0, type: sample.type }, nowMs: Date.now() })(sample.value);
	const before = compileMask(builtIn, { field: { no: 0, type: sample.type }, nowMs: Date.now() })(sample.value);
	return (
		<Paper withBorder p="sm" aria-live="polite">
			<Stack gap={4}>
				<Line name="A made-up value" value={sample.value} />
				<Line name={`Built in, strength ${strengthOf(builtIn)}`} value={before} />
				{keyed ? (
					<KeyedLine rule={rule} labels={labels} />
				) : (
					<Line name={`This rule, strength ${strengthOf(rule.mask)}`} value={shown} />
				)}
			</Stack>
		</Paper>
	);
}

function KeyedLine({ rule, labels }: RuleExampleProps) {
	const settled = useDeferredValue(rule);
	const tried = useApi(
		"tryMasks",
		{
			role: settled.roles?.[0] ?? "marketer",
			purpose: settled.purposes?.[0],
			contexts: settled.contexts ? [...settled.contexts] : ["preview"],
			draft: { name: "example", rule: { ...settled, label: labels[0] ?? "behavioural", field: undefined } },
		},
		{ keepPrevious: true },
	);
	const item = tried.data?.items.find(({ label }) => label === (labels[0] ?? "behavioural"));
	return (
		<>
			<Line name={`This rule, strength ${strengthOf(rule.mask)}`} value={item?.shown ?? "…"} />
			{tried.data?.warnings.map((warning) => (
				<Text key={warning} size="sm" c="var(--segward-attention)">
					{warning}
				</Text>
			))}
		</>
	);
}

function Line({ name, value }: { name: string; value: string }) {
	return (
		<Group justify="space-between" wrap="nowrap" gap="md">
			<Text size="sm" c="dimmed">
				{name}
			</Text>
			<Text size="sm" ff="monospace" ta="end" style={{ overflowWrap: "anywhere" }}>
				{value}
			</Text>
		</Group>
	);
}
