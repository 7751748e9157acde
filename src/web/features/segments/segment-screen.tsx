import { Anchor, Button, Group, Tabs } from "@mantine/core";
import { IconEdit, IconRefresh } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { Link, useParams, useSearchParams } from "react-router";
import type { ResultOf } from "../../../contract/routes.ts";
import { useMay } from "../../client/session.ts";
import { useApi } from "../../client/use-api.ts";
import { Page } from "../../design/page.tsx";
import { StateBadge } from "../../design/state-badge.tsx";
import { ErrorState, LoadingState } from "../../design/states.tsx";
import { type SegmentDialog, SegmentDialogs } from "./acts/segment-dialogs.tsx";
import { SegmentMenu } from "./acts/segment-menu.tsx";
import { useRefresh } from "./acts/use-refresh.ts";
import { useWatchRefreshes } from "./acts/use-watch-refreshes.ts";
import { ApprovalPanel } from "./approval/approval-panel.tsx";
import { OverviewTab } from "./page/overview-tab.tsx";
import { descriptionOf, SegmentDetails } from "./page/segment-details.tsx";

const RuleTab = lazy(() => import("./page/rule-tab.tsx"));
const MembersTab = lazy(() => import("./page/members-tab.tsx"));
const VersionsTab = lazy(() => import("./page/versions-tab.tsx"));
const UsesTab = lazy(() => import("./page/uses-tab.tsx"));

export default function SegmentScreen() {
	useWatchRefreshes();
	const { name = "" } = useParams();
	const segment = useApi("getSegment", { name });
	if (segment.data) return <SegmentPage key={name} segment={segment.data} />;
	return (
		<Page title={name}>
			{segment.isError ? (
				<>
					<ErrorState error={segment.error} retry={() => void segment.refetch()} />
					<Anchor component={Link} to="/segments">
						All segments
					</Anchor>
				</>
			) : (
				<LoadingState lines={8} />
			)}
		</Page>
	);
}

function SegmentPage({ segment }: { segment: ResultOf<"getSegment"> }) {
	const [dialog, setDialog] = useState<SegmentDialog>();
	const [address, setAddress] = useSearchParams();
	const mayMembers = useMay("segment:members");
	const mayVersions = useMay("segment:versions");
	const mayUses = useMay("segment:uses");
	const description = descriptionOf(segment);
	const refreshButton = <RefreshButton segment={segment} />;
	return (
		<Page
			title={segment.title}
			mark={<StateBadge state={segment.state} />}
			lead={description && <span dir="auto">{description}</span>}
			actions={
				<Group gap="xs" wrap="nowrap">
					{refreshButton}
					<EditButton segment={segment} />
					<SegmentMenu segment={segment} onDialog={setDialog} />
				</Group>
			}
		>
			<SegmentDetails segment={segment} />
			<ApprovalPanel segment={segment} />
			<Tabs
				value={address.get("tab") ?? "overview"}
				onChange={(tab) => setAddress(tab === "overview" || !tab ? {} : { tab }, { replace: true })}
				keepMounted={false}
			>
				<Tabs.List mb="lg">
					<Tabs.Tab value="overview">Overview</Tabs.Tab>
					<Tabs.Tab value="rule">Rule</Tabs.Tab>
					{mayMembers && <Tabs.Tab value="members">Members</Tabs.Tab>}
					{mayVersions && <Tabs.Tab value="versions">Versions</Tabs.Tab>}
					{mayUses && <Tabs.Tab value="uses">Used by</Tabs.Tab>}
				</Tabs.List>
				<Suspense fallback={<LoadingState />}>
					<Tabs.Panel value="overview">
						<OverviewTab segment={segment} refreshButton={refreshButton} />
					</Tabs.Panel>
					<Tabs.Panel value="rule">
						<RuleTab segment={segment} />
					</Tabs.Panel>
					<Tabs.Panel value="members">
						<MembersTab segment={segment} refreshButton={refreshButton} />
					</Tabs.Panel>
					<Tabs.Panel value="versions">
						<VersionsTab name={segment.name} />
					</Tabs.Panel>
					<Tabs.Panel value="uses">
						<UsesTab name={segment.name} />
					</Tabs.Panel>
				</Suspense>
			</Tabs>
			<SegmentDialogs dialog={dialog} onClose={() => setDialog(undefined)} />
		</Page>
	);
}

function RefreshButton({ segment }: { segment: ResultOf<"getSegment"> }) {
	const mayRefresh = useMay("segment:refresh");
	const refresh = useRefresh();
	if (!mayRefresh || segment.state !== "active") return null;
	return (
		<Button
			variant="default"
			leftSection={<IconRefresh size={16} aria-hidden />}
			loading={refresh.isPending}
			onClick={() => refresh.mutate({ names: [segment.name], background: true })}
		>
			Refresh now
		</Button>
	);
}

function EditButton({ segment }: { segment: ResultOf<"getSegment"> }) {
	const mayApply = useMay("segment:apply");
	if (!mayApply || segment.state === "archived") return null;
	return (
		<Button component={Link} to={`/segments/${segment.name}/edit`} leftSection={<IconEdit size={16} aria-hidden />}>
			Edit
		</Button>
	);
}
