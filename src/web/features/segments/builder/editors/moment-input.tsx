import { ActionIcon, Group, TextInput, Tooltip } from "@mantine/core";
import { IconCalendar, IconClock } from "@tabler/icons-react";
import { textOf } from "../model/loose.ts";

const DAY = /^\d{4}-\d{2}-\d{2}$/;

interface MomentInputProps {
	label: string;
	value: unknown;
	onValue(value: string): void;
	/** Dates only, or also instants, or only those. */
	grain?: "day" | "either" | "instant";
}

/** A day from the calendar, or an instant as it is written in rules. */
export function MomentInput({ label, value, onValue, grain = "either" }: MomentInputProps) {
	const text = textOf(value);
	const isDay = grain !== "instant" && (text === "" || DAY.test(text));
	const toggled = isDay ? `${text === "" ? "2026-01-01" : text}T00:00:00Z` : text.slice(0, 10);
	return (
		<Group gap={2} wrap="nowrap">
			<TextInput
				size="xs"
				type={isDay ? "date" : "text"}
				aria-label={label}
				value={text}
				onChange={(event) => onValue(event.currentTarget.value)}
				placeholder={isDay ? undefined : "2026-01-31T10:00:00Z"}
				w={isDay ? 140 : 190}
			/>
			{grain === "either" && (
				<Tooltip label={isDay ? "Give a time of day as well" : "A whole day"}>
					<ActionIcon
						variant="subtle"
						color="gray"
						aria-label={`${label}: ${isDay ? "give a time of day" : "take a whole day"}`}
						onClick={() => onValue(DAY.test(toggled) || isDay ? toggled : "")}
					>
						{isDay ? <IconClock size={14} aria-hidden /> : <IconCalendar size={14} aria-hidden />}
					</ActionIcon>
				</Tooltip>
			)}
		</Group>
	);
}
