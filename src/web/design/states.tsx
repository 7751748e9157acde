import { Alert, Button, Center, Group, List, Skeleton, Stack, Text, ThemeIcon, Title } from "@mantine/core";
import { IconCloudOff, IconLock, IconMoodEmpty, IconSearchOff, IconTool } from "@tabler/icons-react";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { type Explanation, explainError } from "../client/explain-error.ts";

interface EmptyStateProps {
	icon?: ReactNode;
	title: string;
	children?: ReactNode;
	/** What to do next: usually one button. */
	action?: ReactNode;
}

/** Nothing here yet, and what to do about it. */
export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
	return (
		<Center py={56} px="md">
			<Stack align="center" gap="xs" maw={460} ta="center">
				<ThemeIcon size={56} radius="xl" variant="light">
					{icon ?? <IconMoodEmpty aria-hidden />}
				</ThemeIcon>
				<Title order={2} size="h4">
					{title}
				</Title>
				{children && <Text c="dimmed">{children}</Text>}
				{action && <Group mt="sm">{action}</Group>}
			</Stack>
		</Center>
	);
}

export function LoadingState({ lines = 5 }: { lines?: number }) {
	return (
		<Stack gap="sm" aria-busy="true" aria-live="polite">
			<span className="segward-unseen">Loading…</span>
			{Array.from({ length: lines }, (_, index) => (
				<Skeleton key={`line-${index.toString()}`} height={36} radius="sm" width={`${100 - (index % 3) * 12}%`} />
			))}
		</Stack>
	);
}

const ICONS: Record<Explanation["kind"], ReactNode> = {
	refused: <IconLock aria-hidden />,
	"signed-out": <IconLock aria-hidden />,
	missing: <IconSearchOff aria-hidden />,
	offline: <IconCloudOff aria-hidden />,
	invalid: <IconTool aria-hidden />,
	failed: <IconTool aria-hidden />,
};

/** A failure or refusal: what happened, which rule decided, what to do next. */
export function ErrorState({ error, retry }: { error: unknown; retry?: () => void }) {
	const { kind, title, detail, next, issues, requestId, remedy, why } = explainError(error);
	return (
		<Alert
			role="alert"
			icon={ICONS[kind]}
			title={kind === "refused" ? `Not permitted. ${title}` : title}
			color={kind === "refused" || kind === "signed-out" ? "yellow" : "red"}
			variant="light"
		>
			<Stack gap="xs" align="flex-start">
				{detail && <Text size="sm">{detail}</Text>}
				{issues.length > 0 && (
					<List size="sm" spacing={2}>
						{issues.slice(0, 12).map(({ place, message }) => (
							<List.Item key={`${place} ${message}`}>
								{place && <code>{place}</code>} {message}
							</List.Item>
						))}
					</List>
				)}
				{next && <Text size="sm">{next}</Text>}
				{remedy && (
					<Button component={Link} to={remedy.path} size="xs">
						{remedy.label}
					</Button>
				)}
				{why && (
					<Button component={Link} to={why} size="xs" variant="default">
						Why?
					</Button>
				)}
				{requestId && (
					<Text size="xs" c="dimmed">
						Request {requestId}
					</Text>
				)}
				{retry && kind !== "refused" && (
					<Button size="xs" variant="default" onClick={retry}>
						Try again
					</Button>
				)}
			</Stack>
		</Alert>
	);
}

interface AnswerProps<T> {
	query: UseQueryResult<T>;
	loading?: ReactNode;
	children: (data: T) => ReactNode;
}

/** What a query gave: the data when it is there, otherwise why not. */
export function Answer<T>({ query, loading, children }: AnswerProps<T>) {
	if (query.data !== undefined) return children(query.data);
	if (query.isError) return <ErrorState error={query.error} retry={() => void query.refetch()} />;
	return loading ?? <LoadingState />;
}
