import { Badge, Button, Modal, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useMay } from "../../../client/session.ts";
import { useApi } from "../../../client/use-api.ts";
import type { DataColumn } from "../../../design/data-column.ts";
import { DataTable } from "../../../design/data-table.tsx";
import { formatNumber } from "../../../design/format.ts";
import { Page } from "../../../design/page.tsx";
import { Section } from "../../../design/section.tsx";
import { Answer } from "../../../design/states.tsx";
import { TimeText } from "../../../design/time-text.tsx";
import type { DetectionView } from "./alert-words.ts";
import { DetectionForm } from "./detection-form.tsx";
import { SeverityBadge } from "./severity-badge.tsx";
import { WatchForm } from "./watch-form.tsx";

/** What the access log is watched for, and how it is set here. */
export default function DetectionsScreen() {
	const detections = useApi("listDetections", {});
	const maySet = useMay("detection:set");
	const [editing, setEditing] = useState<DetectionView>();
	const columns: readonly DataColumn<DetectionView>[] = [
		{
			id: "title",
			header: "What is watched for",
			cell: ({ title, explanation }) => (
				<Stack gap={0}>
					<Text size="sm" fw={600} span>
						{title}
					</Text>
					<Text size="xs" c="dimmed" span lineClamp={2}>
						{explanation}
					</Text>
				</Stack>
			),
		},
		{ id: "severity", header: "Severity", cell: ({ severity }) => <SeverityBadge severity={severity} />, width: 110 },
		{ id: "state", header: "State", cell: (one) => <DetectionState detection={one} />, width: 140 },
		{
			id: "set",
			header: "Set",
			headerUnseen: true,
			cell: (one) => (
				<Button size="xs" variant="default" onClick={() => setEditing(one)} aria-label={`Look at ${one.title}`}>
					{maySet ? "Set" : "Look"}
				</Button>
			),
			width: 90,
		},
	];
	const close = () => setEditing(undefined);
	return (
		<Page
			title="Detections"
			lead="What the watch looks for, tuned to find little that is nothing. Every change is recorded, and one that lets more pass is itself an alert."
		>
			<Answer query={detections}>
				{({ items, settings, versions, behind }) => (
					<>
						<DataTable
							caption="What is watched for"
							columns={columns}
							rows={items}
							rowId={({ id }) => id}
							minWidth={720}
							empty={null}
						/>
						<Section title="For all detections">
							<WatchForm settings={settings} />
						</Section>
						<Text size="sm" c="dimmed">
							{behind === 0
								? "The watch has seen every entry."
								: `${formatNumber(behind)} entries since its memory was kept.`}{" "}
							{versions[0] ? (
								<>
									Last changed by <bdi>{versions[0].author}</bdi> <TimeText at={versions[0].at} inherit />.
								</>
							) : (
								"Everything is as shipped."
							)}
						</Text>
					</>
				)}
			</Answer>
			<Modal
				opened={editing !== undefined}
				onClose={close}
				title={editing?.title}
				size="lg"
				closeButtonProps={{ "aria-label": "Close" }}
			>
				{editing && <DetectionForm detection={editing} maySet={maySet} onDone={close} />}
			</Modal>
		</Page>
	);
}

function DetectionState({
	detection: { enabled, shipped, severity, numbers, exempt, responses },
}: {
	detection: DetectionView;
}) {
	const isShipped =
		enabled === shipped.enabled &&
		severity === shipped.severity &&
		exempt.length + responses.length === 0 &&
		Object.entries(numbers).every(([name, value]) => shipped.numbers[name] === value);
	return (
		<Stack gap={2} align="flex-start">
			<Badge variant="light" tt="none" color={enabled ? "ward" : "gray"}>
				{enabled ? "On" : "Off"}
			</Badge>
			<Text size="xs" c="dimmed" span>
				{isShipped ? "as shipped" : "set here"}
			</Text>
		</Stack>
	);
}
