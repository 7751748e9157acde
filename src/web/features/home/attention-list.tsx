import { Badge, Button, Group, Stack, Text, Title } from "@mantine/core";
import {
	IconAlertTriangle,
	IconChecks,
	IconDatabaseSearch,
	IconRefreshAlert,
	IconSchool,
	IconUserCheck,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { useMay } from "../../client/session.ts";
import { formatNumber } from "../../design/format.ts";
import { ATTENTION_VERBS, type Attention, type AttentionGroup, groupAttention } from "./attention-words.ts";
import classes from "./home.module.css";

const ICONS: Record<AttentionGroup["id"], ReactNode> = {
	training: <IconSchool size={18} aria-hidden color="var(--segward-attention)" />,
	reviews: <IconUserCheck size={18} aria-hidden color="var(--segward-attention)" />,
	failures: <IconAlertTriangle size={18} aria-hidden color="var(--segward-danger)" />,
	data: <IconDatabaseSearch size={18} aria-hidden color="var(--segward-attention)" />,
	segments: <IconRefreshAlert size={18} aria-hidden color="var(--segward-attention)" />,
};

/** What waits for a person, and the way to it. */
export function AttentionList({ items }: { items: readonly Attention[] }) {
	const seesImports = useMay("quarantine:list");
	if (items.length === 0) {
		return (
			<Group gap="sm" wrap="nowrap" align="flex-start">
				<IconChecks size={22} aria-hidden color="var(--segward-protected)" style={{ flex: "none" }} />
				<div>
					<Text fw={600}>All quiet</Text>
					<Text c="dimmed" size="sm">
						{seesImports
							? "No failure, no open quarantine, every label confirmed and every active segment fresh."
							: "Nothing that your role may see waits for you."}
					</Text>
				</div>
			</Group>
		);
	}
	return (
		<Stack gap="lg">
			{groupAttention(items).map(({ id, title, items: group }) => (
				<div key={id}>
					<Group gap={8} mb={4}>
						{ICONS[id]}
						<Title order={3} size="h6">
							{title}
						</Title>
					</Group>
					<ul className={classes.plain}>
						{group.map((item) => (
							<AttentionItem key={`${item.kind} ${item.link} ${item.title}`} item={item} />
						))}
					</ul>
				</div>
			))}
		</Stack>
	);
}

function AttentionItem({ item: { kind, title, detail, count, link } }: { item: Attention }) {
	return (
		<li className={classes.waiting}>
			<div className={classes.grow}>
				<Group gap={8} wrap="wrap">
					<Text fw={600} size="sm" className={classes.anywhere} dir="auto">
						{title}
					</Text>
					{count > 1 && (
						<Badge variant="light" color="gray" size="sm" tt="none">
							{formatNumber(count)}
						</Badge>
					)}
				</Group>
				<Text size="sm" c="dimmed" className={classes.anywhere} lineClamp={2} title={detail}>
					{detail}
				</Text>
			</div>
			<Button
				component={Link}
				to={link}
				variant="default"
				size="xs"
				flex="none"
				aria-label={`${ATTENTION_VERBS[kind]}: ${title}`}
			>
				{ATTENTION_VERBS[kind]}
			</Button>
		</li>
	);
}
