import { Anchor, Text } from "@mantine/core";
import { formatDay } from "../../../../design/format.ts";
import type { AsOf } from "../use-as-of.ts";

interface AsOfNoteProps {
	asOf: AsOf;
	/** Of the events in the data. */
	newestDay: string | undefined;
}

/** Where the data ended long ago: says so, and offers the other instant to count as of. */
export function AsOfNote({ asOf: { choice, choose, proposed }, newestDay }: AsOfNoteProps) {
	if (proposed === undefined || newestDay === undefined || (choice !== proposed && choice !== "now")) return null;
	const atEnd = choice === proposed;
	return (
		<Text size="xs" c="dimmed" role="note">
			The data ends on {formatDay(newestDay)}
			{atEnd ? "; this counts as of the day after." : ", so “in the last … days” finds nobody now."}{" "}
			<Anchor
				component="button"
				type="button"
				size="xs"
				underline="always"
				onClick={() => choose(atEnd ? "now" : proposed)}
			>
				{atEnd ? "Count as of now" : `Count as of ${formatDay(proposed)}`}
			</Anchor>
		</Text>
	);
}
