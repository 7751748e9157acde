import { Card, Grid, Stack, Text, Title } from "@mantine/core";
import { useMemo } from "react";
import { stringify } from "yaml";
import type { ResultOf } from "../../../../contract/routes.ts";
import { SegmentDocument } from "../../../../core/segments/segment-document.ts";
import { useMay } from "../../../client/session.ts";
import { useApi } from "../../../client/use-api.ts";
import { formatTime } from "../../../design/format.ts";
import { ErrorState } from "../../../design/states.tsx";
import { CodeBlock } from "./code-block.tsx";
import { RuleOutline } from "./rule-outline.tsx";
import { Waterfall } from "./waterfall.tsx";

/** What the rule says, how many customers each part of it keeps, and how the engine computes it. */
export default function RuleTab({ segment }: { segment: ResultOf<"getSegment"> }) {
	const mayExplain = useMay("segment:explain");
	const asOf = segment.lastRefresh?.asOf;
	const explained = useApi(
		"explainSegment",
		{ name: segment.name, asOf },
		{ enabled: mayExplain && segment.state !== "archived", staleTime: 300_000 },
	);
	const document = useMemo(() => SegmentDocument.safeParse(segment.document).data, [segment.document]);
	const yaml = useMemo(() => stringify(segment.document, { lineWidth: 90 }), [segment.document]);
	return (
		<Grid gap="lg">
			<Grid.Col span={{ base: 12, lg: 7 }}>
				<Stack gap="lg">
					{document && (
						<Card component="section" aria-labelledby="rule-words">
							<Title order={2} size="h4" id="rule-words">
								In plain words
							</Title>
							<Text size="sm" c="dimmed" mb="md">
								{explained.data
									? `How many customers each condition keeps by itself, as of ${formatTime(explained.data.asOf)}.`
									: explained.isFetching
										? "Counting what each condition keeps…"
										: "The conditions of this segment."}
							</Text>
							<RuleOutline rule={document.spec.rule} explanation={explained.data} />
						</Card>
					)}
					{explained.isError && <ErrorState error={explained.error} retry={() => void explained.refetch()} />}
					{explained.data && explained.data.waterfall.length > 1 && (
						<Card component="section" aria-labelledby="rule-waterfall">
							<Title order={2} size="h4" id="rule-waterfall">
								One condition after another
							</Title>
							<Text size="sm" c="dimmed" mb="md">
								Who is left after each condition, in their order.
							</Text>
							<Waterfall steps={explained.data.waterfall} />
						</Card>
					)}
				</Stack>
			</Grid.Col>
			<Grid.Col span={{ base: 12, lg: 5 }}>
				<Stack gap="lg">
					<section aria-labelledby="rule-yaml">
						<Title order={2} size="h4" mb="sm" id="rule-yaml">
							As YAML
						</Title>
						<CodeBlock code={yaml} label="The segment as YAML" maxHeight={520} />
					</section>
					{explained.data && (
						<CodeBlock
							code={explained.data.sql}
							label="SQL"
							summary="What the engine runs"
							note="Values are bound parameters, so no value stands in it; fields are numbers to the engine."
							maxHeight={360}
						/>
					)}
				</Stack>
			</Grid.Col>
		</Grid>
	);
}
