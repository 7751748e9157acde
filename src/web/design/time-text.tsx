import { Text, type TextProps } from "@mantine/core";
import { formatAgo, formatTime } from "./format.ts";

/** How long ago, with the exact time at hand. */
export function TimeText({ at, ...props }: TextProps & { at: string }) {
	return (
		<Text span component="time" dateTime={at} title={`${formatTime(at)} (${at})`} {...props}>
			{formatAgo(at, Date.now())}
		</Text>
	);
}
