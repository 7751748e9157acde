import { Button, Stack, Text } from "@mantine/core";
import { IconChecklist } from "@tabler/icons-react";
import { useNavigate } from "react-router";
import { useMay } from "../../../client/session.ts";
import { useAct } from "../../../client/use-act.ts";
import { useApi } from "../../../client/use-api.ts";
import { DataTable } from "../../../design/data-table.tsx";
import { Page } from "../../../design/page.tsx";
import { Section } from "../../../design/section.tsx";
import { Answer, EmptyState } from "../../../design/states.tsx";
import { REVIEW_COLUMNS } from "./review-columns.tsx";

const link = ({ id }: { id: string }) => `/audit/reviews/${id}`;

/** The regular looks at the access log: which wait, and who signed which. */
export default function ReviewsScreen() {
	const reviews = useApi("listAuditReviews", {});
	const schedules = useApi("listReviewSchedules", {});
	const navigate = useNavigate();
	const mayStart = useMay("audit-review:start");
	const start = useAct("startAuditReview", {
		changes: ["listAuditReviews", "overview"],
		onDone: (review) => void navigate(link(review)),
	});
	return (
		<Page
			title="Reviews"
			lead="A log that nobody reads protects nobody: what happened is counted, and somebody signs that they looked."
		>
			<Answer query={reviews}>
				{({ items }) => (
					<DataTable
						caption="Reviews of the access log, the newest periods first"
						columns={REVIEW_COLUMNS}
						rows={items}
						rowId={({ id }) => id}
						rowLink={link}
						minWidth={820}
						empty={
							<EmptyState icon={<IconChecklist aria-hidden />} title="No period has ended yet">
								The first review is made when the period that runs has ended.
							</EmptyState>
						}
					/>
				)}
			</Answer>
			<Section title="Schedules">
				<Answer query={schedules}>
					{({ items }) => (
						<Stack gap="md">
							{items.map(({ name, title, cadence, timeZone, dueDays, reviewer, paused }) => (
								<Stack key={name} gap={4} align="flex-start">
									<Text fw={600}>
										<bdi>{title}</bdi>
									</Text>
									<Text size="sm" c="dimmed">
										{paused ? "Paused" : `Made ${cadence}`} ({timeZone}), signed within {dueDays} days by{" "}
										{"role" in reviewer ? `whoever has the role ${reviewer.role}` : "one person"}.
									</Text>
									{mayStart && (
										<Button
											variant="default"
											size="xs"
											loading={start.isPending}
											onClick={() => start.mutate({ schedule: name })}
										>
											Review the days so far
										</Button>
									)}
								</Stack>
							))}
							<Text size="sm" c="dimmed">
								Change or add schedules with segward audit review schedule set.
							</Text>
						</Stack>
					)}
				</Answer>
			</Section>
		</Page>
	);
}
