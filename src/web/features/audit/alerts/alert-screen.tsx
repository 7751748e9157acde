import { Anchor, Stack, Text, Timeline } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { Link, useParams } from "react-router";
import { useMay } from "../../../client/session.ts";
import { useApi } from "../../../client/use-api.ts";
import { DataTable } from "../../../design/data-table.tsx";
import { FactList } from "../../../design/fact-list.tsx";
import { formatNumber } from "../../../design/format.ts";
import { Page } from "../../../design/page.tsx";
import { Section } from "../../../design/section.tsx";
import { Answer } from "../../../design/states.tsx";
import { TimeText } from "../../../design/time-text.tsx";
import { AUDIT_COLUMNS } from "../audit-columns.tsx";
import { type AlertView, REASON_WORDS, STEP_WORDS } from "./alert-words.ts";
import { AlertStateBadge, SeverityBadge } from "./severity-badge.tsx";
import { TriagePanel } from "./triage-panel.tsx";

/** One alert: what it means, the entries that show it, and what was done about it. */
export default function AlertScreen() {
	const { id = "" } = useParams();
	const shown = useApi("showAlert", { id });
	const mayTriage = useMay("alert:triage");
	return (
		<Answer query={shown}>
			{({ alert, detection, entries }) => (
				<Page
					title={alert.title}
					mark={<SeverityBadge severity={alert.severity} />}
					lead={
						<Anchor component={Link} to="/audit/alerts" size="sm">
							<IconArrowLeft size={14} aria-hidden /> All alerts
						</Anchor>
					}
				>
					<Section title="What it means" aside={<AlertStateBadge state={alert.state} />}>
						<Stack gap="md">
							<Text maw="70ch">{detection.explanation}</Text>
							<Text maw="70ch">
								<strong>What to do first:</strong> {detection.suggestion}
							</Text>
							<FactList
								label="The alert"
								facts={[
									["About", alert.subject.label],
									["Found", alert.found],
									["How often", formatNumber(alert.times)],
									["First", <TimeText key="first" at={alert.openedAt} />],
									["Last", <TimeText key="last" at={alert.lastAt} />],
								]}
							/>
						</Stack>
					</Section>
					{mayTriage && alert.state !== "closed" && <TriagePanel alert={alert} />}
					<Section title="Evidence">
						<DataTable
							caption="Entries of the access log that show it"
							columns={AUDIT_COLUMNS}
							rows={entries}
							rowId={({ no }) => String(no)}
							rowLink={({ no }) => `/audit?entry=${no}`}
							minWidth={720}
							empty={<Text c="dimmed">The entries were erased.</Text>}
						/>
					</Section>
					<Section title="What was done">
						<Steps steps={alert.steps} />
					</Section>
				</Page>
			)}
		</Answer>
	);
}

function Steps({ steps }: { steps: AlertView["steps"] }) {
	return (
		<Timeline active={steps.length} bulletSize={16} lineWidth={2}>
			{steps.map(({ at, by, did, reason, note }) => (
				<Timeline.Item
					key={`${at} ${did}`}
					title={
						<Text size="sm" span>
							<bdi>
								<strong>{by}</strong>
							</bdi>{" "}
							{STEP_WORDS[did]} <TimeText at={at} c="dimmed" />
						</Text>
					}
				>
					{reason && <Text size="sm">{REASON_WORDS[reason]}</Text>}
					{note && (
						<Text size="sm" c="dimmed" dir="auto" style={{ overflowWrap: "anywhere" }}>
							{note}
						</Text>
					)}
				</Timeline.Item>
			))}
		</Timeline>
	);
}
