import { Button, Group, Paper, Text } from "@mantine/core";
import { IconArrowsDiff, IconCircles, IconRefresh, IconX } from "@tabler/icons-react";
import { Link } from "react-router";
import { useMay } from "../../../client/session.ts";
import { formatNumber } from "../../../design/format.ts";
import { useRefresh } from "../acts/use-refresh.ts";

const MOST_REFRESHED = 1000;
const MOST_OVERLAPPED = 6;

/** What can be done with the chosen segments together. */
export function ChosenBar({ names, onClear }: { names: readonly string[]; onClear: () => void }) {
	const refresh = useRefresh();
	const mayRefresh = useMay("segment:refresh");
	const mayCompare = useMay("segment:compare");
	const mayOverlap = useMay("segment:overlap");
	return (
		<Paper withBorder px="md" py="xs" component="section" aria-label="Chosen segments">
			<Group gap="sm">
				<Text size="sm" fw={600} role="status">
					{formatNumber(names.length)} chosen
				</Text>
				{mayRefresh && (
					<Button
						size="xs"
						variant="light"
						leftSection={<IconRefresh size={14} aria-hidden />}
						loading={refresh.isPending}
						disabled={names.length > MOST_REFRESHED}
						onClick={() => refresh.mutate({ names: [...names], background: true }, { onSuccess: onClear })}
					>
						Refresh
					</Button>
				)}
				{mayCompare && names.length === 2 && (
					<Button
						size="xs"
						variant="light"
						component={Link}
						to={`/segments/compare?a=${names[0]}&b=${names[1]}`}
						leftSection={<IconArrowsDiff size={14} aria-hidden />}
					>
						Compare
					</Button>
				)}
				{mayOverlap && names.length >= 2 && names.length <= MOST_OVERLAPPED && (
					<Button
						size="xs"
						variant="light"
						component={Link}
						to={`/segments/overlap?with=${names.join(",")}`}
						leftSection={<IconCircles size={14} aria-hidden />}
					>
						Overlap
					</Button>
				)}
				{names.length > MOST_REFRESHED && (
					<Text size="xs" c="dimmed">
						At most {formatNumber(MOST_REFRESHED)} at a time; “Refresh all active” has no such limit.
					</Text>
				)}
				<Button size="xs" variant="subtle" ml="auto" leftSection={<IconX size={14} aria-hidden />} onClick={onClear}>
					Clear choice
				</Button>
			</Group>
		</Paper>
	);
}
