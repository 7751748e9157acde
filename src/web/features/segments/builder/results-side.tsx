import { Card, Stack, Tabs } from "@mantine/core";
import { IconChartBar, IconCode, IconUserScan } from "@tabler/icons-react";
import { useState } from "react";
import { useMay } from "../../../client/session.ts";
import { useApi } from "../../../client/use-api.ts";
import styles from "./builder.module.css";
import type { PlacedIssue } from "./model/placed-issues.ts";
import { AsOfNote } from "./panels/as-of-note.tsx";
import { AsOfPicker } from "./panels/as-of-picker.tsx";
import { IssueList } from "./panels/issue-list.tsx";
import { SamplePanel } from "./panels/sample-panel.tsx";
import { SizeCard } from "./panels/size-card.tsx";
import { WaterfallPanel } from "./panels/waterfall-panel.tsx";
import type { AsOf } from "./use-as-of.ts";
import { type DraftControl, focusNode } from "./use-draft.ts";
import type { useExplanation, usePreview } from "./use-results.ts";
import type { RuleCheck } from "./use-rule-check.ts";
import { jumpTo } from "./use-shown-issues.ts";
import { YamlPanel } from "./yaml/yaml-panel.tsx";

interface ResultsSideProps {
	control: DraftControl;
	check: RuleCheck;
	issues: readonly PlacedIssue[];
	preview: ReturnType<typeof usePreview>;
	explanation: ReturnType<typeof useExplanation>;
	asOf: AsOf;
	newestDay: string | undefined;
	askExplanation(): void;
}

/** Beside the rule: how many it finds, what is wrong with it, and the same as text. */
export function ResultsSide(props: ResultsSideProps) {
	const { control, check, issues, preview, explanation, asOf, newestDay, askExplanation } = props;
	const status = useApi("installationStatus", {}, { staleTime: 60_000 });
	const mayPreview = useMay("segment:preview");
	const mayExplain = useMay("segment:explain");
	const [tab, setTab] = useState<string | null>("yaml");
	return (
		<Stack gap="md" miw={0} className={styles.side}>
			{mayPreview && (
				<SizeCard
					preview={preview.data}
					fresh={preview.fresh}
					counting={preview.counting}
					usable={check.usable || check.checking}
					error={preview.error ?? check.error}
					retry={() => void preview.refetch()}
					customers={status.data?.customers}
					asOf={<AsOfPicker asOf={asOf} />}
					note={<AsOfNote asOf={asOf} newestDay={newestDay} />}
				/>
			)}
			<IssueList issues={issues} jump={jumpTo} />
			<Card padding="sm">
				<Tabs value={tab} onChange={setTab} keepMounted={false}>
					<Tabs.List mb="sm">
						<Tabs.Tab value="yaml" leftSection={<IconCode size={16} aria-hidden />}>
							YAML
						</Tabs.Tab>
						{mayExplain && (
							<Tabs.Tab value="waterfall" leftSection={<IconChartBar size={16} aria-hidden />}>
								Waterfall
							</Tabs.Tab>
						)}
						{mayPreview && (
							<Tabs.Tab value="sample" leftSection={<IconUserScan size={16} aria-hidden />}>
								Sample
							</Tabs.Tab>
						)}
					</Tabs.List>
					<Tabs.Panel value="yaml">
						<YamlPanel draft={control.draft} issues={issues} write={control.write} />
					</Tabs.Panel>
					<Tabs.Panel value="waterfall">
						<WaterfallPanel
							explanation={explanation.fresh ? explanation.data : undefined}
							usable={check.usable || check.checking}
							loading={explanation.isFetching}
							error={explanation.error}
							ask={askExplanation}
							retry={() => void explanation.refetch()}
							jump={(path) => focusNode(path.replace(/#\d+$/, ""))}
						/>
					</Tabs.Panel>
					<Tabs.Panel value="sample">
						<SamplePanel probe={check.probe} asOf={asOf.instant} usable={check.usable} />
					</Tabs.Panel>
				</Tabs>
			</Card>
		</Stack>
	);
}
