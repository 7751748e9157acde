import { ActionIcon, Menu } from "@mantine/core";
import {
	IconArchive,
	IconArrowsDiff,
	IconCircles,
	IconCopy,
	IconDots,
	IconEdit,
	IconHistory,
	IconPlayerPause,
	IconPlayerPlay,
	IconRefresh,
} from "@tabler/icons-react";
import { Link } from "react-router";
import { useMay } from "../../../client/session.ts";
import type { SegmentSummary } from "../list/freshness.ts";
import type { SegmentDialog } from "./segment-dialogs.tsx";
import { useRefresh } from "./use-refresh.ts";
import { useSetState } from "./use-set-state.ts";

interface SegmentMenuProps {
	segment: SegmentSummary;
	onDialog: (dialog: SegmentDialog) => void;
}

/** Everything one can do with a segment, as far as one may. */
export function SegmentMenu({ segment, onDialog }: SegmentMenuProps) {
	return (
		<Menu position="bottom-end" width={230} withInitialFocusPlaceholder={false}>
			<Menu.Target>
				<ActionIcon variant="subtle" color="gray" aria-label={`Actions for ${segment.title}`}>
					<IconDots size={18} aria-hidden />
				</ActionIcon>
			</Menu.Target>
			<Menu.Dropdown>
				<SegmentMenuItems segment={segment} onDialog={onDialog} />
			</Menu.Dropdown>
		</Menu>
	);
}

function SegmentMenuItems({ segment, onDialog }: SegmentMenuProps) {
	const { name, state } = segment;
	const mayApply = useMay("segment:apply");
	const mayRefresh = useMay("segment:refresh");
	const mayState = useMay("segment:state");
	const mayArchive = useMay("segment:archive");
	const mayCompare = useMay("segment:compare");
	const mayOverlap = useMay("segment:overlap");
	const refresh = useRefresh();
	const setState = useSetState();
	const alive = state !== "archived";
	const refreshable = mayRefresh && state === "active";
	return (
		<>
			{mayApply && alive && (
				<Menu.Item component={Link} to={`/segments/${name}/edit`} leftSection={<IconEdit size={16} aria-hidden />}>
					Edit
				</Menu.Item>
			)}
			{mayApply && (
				<Menu.Item
					leftSection={<IconCopy size={16} aria-hidden />}
					onClick={() => onDialog({ kind: "duplicate", segment })}
				>
					Duplicate…
				</Menu.Item>
			)}
			{refreshable && (
				<>
					<Menu.Item
						leftSection={<IconRefresh size={16} aria-hidden />}
						onClick={() => refresh.mutate({ names: [name], background: true })}
					>
						Refresh now
					</Menu.Item>
					<Menu.Item
						leftSection={<IconHistory size={16} aria-hidden />}
						onClick={() => onDialog({ kind: "as-of", segment })}
					>
						Refresh as of a date…
					</Menu.Item>
				</>
			)}
			{(mayCompare || mayOverlap) && alive && <Menu.Divider />}
			{mayCompare && alive && (
				<Menu.Item
					component={Link}
					to={`/segments/compare?a=${name}`}
					leftSection={<IconArrowsDiff size={16} aria-hidden />}
				>
					Compare with…
				</Menu.Item>
			)}
			{mayOverlap && alive && (
				<Menu.Item
					component={Link}
					to={`/segments/overlap?with=${name}`}
					leftSection={<IconCircles size={16} aria-hidden />}
				>
					Overlap with…
				</Menu.Item>
			)}
			{(mayState || mayArchive) && <Menu.Divider />}
			{mayState && alive && state === "active" && (
				<Menu.Item
					leftSection={<IconPlayerPause size={16} aria-hidden />}
					onClick={() => setState.mutate({ name, state: "suspended" })}
				>
					Suspend
				</Menu.Item>
			)}
			{mayState && state !== "active" && state !== "in-review" && (
				<Menu.Item
					leftSection={<IconPlayerPlay size={16} aria-hidden />}
					onClick={() => setState.mutate({ name, state: "active" })}
				>
					Activate
				</Menu.Item>
			)}
			{mayArchive && alive && (
				<Menu.Item
					c="var(--segward-danger)"
					leftSection={<IconArchive size={16} aria-hidden />}
					onClick={() => onDialog({ kind: "archive", segment })}
				>
					Archive…
				</Menu.Item>
			)}
		</>
	);
}
