import { Progress, Stack, Text } from "@mantine/core";
import { useMay } from "../../client/session.ts";
import { useApi } from "../../client/use-api.ts";
import { formatBytes, formatNumber } from "../../design/format.ts";
import { Section } from "../../design/section.tsx";
import { TimeText } from "../../design/time-text.tsx";

/** Imports and refreshes that go on now; nothing at all when nothing does. The frame keeps the list fresh. */
export function RunningWork() {
	const may = useMay("job:list");
	const jobs = useApi("listJobs", {}, { enabled: may, staleTime: 1_000 });
	if (!jobs.data?.items.length) return null;
	return (
		<Section title="Running now">
			<Stack gap="md">
				{jobs.data.items.map(({ id, title, startedAt, startedBy, progress: { done, total, unit } }) => {
					const amount = (count: number) => (unit === "bytes" ? formatBytes(count) : `${formatNumber(count)} ${unit}`);
					const text = total === undefined ? amount(done) : `${amount(done)} of ${amount(total)}`;
					return (
						<div key={id}>
							<Text fw={600} size="sm" dir="auto">
								{title}
							</Text>
							<Progress
								my={6}
								value={total ? (100 * done) / total : 100}
								animated={total === undefined}
								striped={total === undefined}
								aria-label={`${title}: ${text}`}
							/>
							<Text size="xs" c="dimmed">
								{text}, started <TimeText at={startedAt} /> by <bdi>{startedBy}</bdi>. It goes on when you leave this
								page.
							</Text>
						</div>
					);
				})}
			</Stack>
		</Section>
	);
}
