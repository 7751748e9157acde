import { Badge, Group, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { Link } from "react-router";
import type { ResultOf } from "../../../../contract/routes.ts";
import { SegmentDocument } from "../../../../core/segments/segment-document.ts";
import { FreshnessText } from "../list/freshness-text.tsx";

/** Below the title: whose it is, what it is for, how fresh it is. */
export function SegmentDetails({ segment }: { segment: ResultOf<"getSegment"> }) {
	return (
		<Group gap="lg" mt="calc(-1 * var(--mantine-spacing-sm))" style={{ rowGap: 4 }}>
			<Detail label="Name">
				<Text span size="sm" ff="monospace" style={{ overflowWrap: "anywhere" }}>
					{segment.name}
				</Text>
			</Detail>
			<Detail label="Owner">{segment.owner}</Detail>
			<Detail label="Purpose">{segment.purpose}</Detail>
			<Detail label="Refreshed">
				<FreshnessText segment={segment} />
			</Detail>
			{segment.tags.length > 0 && (
				<Group gap={4}>
					{segment.tags.map((tag) => (
						<Badge
							key={tag}
							component={Link}
							to={`/segments?tag=${tag}`}
							variant="default"
							tt="none"
							fw={500}
							maw={160}
						>
							{tag}
						</Badge>
					))}
				</Group>
			)}
		</Group>
	);
}

/** What its owner wrote about it. */
export function descriptionOf({ document }: Pick<ResultOf<"getSegment">, "document">): string | undefined {
	return SegmentDocument.safeParse(document).data?.spec.description;
}

function Detail({ label, children }: { label: string; children: ReactNode }) {
	return (
		<Group gap={6} wrap="nowrap" align="baseline">
			<Text span size="sm">
				{label}
			</Text>
			<Text component="div" size="sm" fw={600} c="var(--segward-ink)" dir="auto" style={{ overflowWrap: "anywhere" }}>
				{children}
			</Text>
		</Group>
	);
}
