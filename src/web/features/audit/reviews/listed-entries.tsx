import { Anchor, Stack, Text } from "@mantine/core";
import { Link } from "react-router";
import { actSentence } from "../../../design/act-sentence.ts";
import { formatNumber, formatTime } from "../../../design/format.ts";
import { reasonText } from "../entry-facts.ts";
import { changeText, type Review } from "./review-words.ts";

interface ListedEntriesProps {
	label: string;
	list: Review["digest"]["denials"];
}

/** The entries of one sort, each with the way to it in the log. */
export function ListedEntries({ label, list }: ListedEntriesProps) {
	if (list.count === 0)
		return <Text c="dimmed">None{list.before > 0 && `; ${formatNumber(list.before)} before`}.</Text>;
	return (
		<Stack gap="xs">
			<Text size="sm" c="dimmed">
				{formatNumber(list.count)}, {changeText(list)}
				{list.newest.length < list.count && `; the newest ${formatNumber(list.newest.length)} are listed`}
			</Text>
			<Stack component="ul" gap={6} p={0} m={0} aria-label={label}>
				{list.newest.map((entry) => (
					<ListedEntry key={entry.no} entry={entry} />
				))}
			</Stack>
		</Stack>
	);
}

function ListedEntry({ entry }: { entry: ListedEntriesProps["list"]["newest"][number] }) {
	const { actor, verb, thing } = actSentence(entry);
	const { no, at, reason, outcome, resource } = entry;
	const changed = entry.changed?.filter((what) => what !== resource);
	const why = reason !== undefined && outcome !== "done" ? reasonText(reason) : undefined;
	return (
		<Text component="li" size="sm" style={{ overflowWrap: "anywhere", listStyle: "none" }}>
			<Anchor component={Link} to={`/audit?entry=${no}`} inherit underline="always">
				{formatTime(at)}
			</Anchor>{" "}
			<bdi>
				<strong>{actor}</strong>
			</bdi>{" "}
			{verb} {thing}
			{changed !== undefined && changed.length > 0 && (
				<Text span c="dimmed">
					{" "}
					(<bdi>{changed.join(", ")}</bdi>)
				</Text>
			)}
			{why !== undefined && (
				<Text span c="dimmed">
					{" "}
					· {why}
				</Text>
			)}
		</Text>
	);
}
