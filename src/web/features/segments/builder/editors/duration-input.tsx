import { Group } from "@mantine/core";
import type { DurationUnit } from "../../../../../core/segments/time/duration.ts";
import { textOf } from "../model/loose.ts";
import { Choice } from "./choice.tsx";
import { DraftInput } from "./draft-input.tsx";

const UNIT_NAMES: Record<DurationUnit, string> = {
	m: "minutes",
	h: "hours",
	d: "days",
	w: "weeks",
	mo: "months",
	y: "years",
};

export const EXACT_UNITS: readonly DurationUnit[] = ["m", "h", "d", "w"];
export const DAY_UNITS: readonly DurationUnit[] = ["d", "w", "mo", "y"];
const ALL_UNITS: readonly DurationUnit[] = ["m", "h", "d", "w", "mo", "y"];

interface DurationInputProps {
	label: string;
	value: unknown;
	onValue(value: string): void;
	units?: readonly DurationUnit[];
}

export function DurationInput({ label, value, onValue, units = ALL_UNITS }: DurationInputProps) {
	const [, amount = "", written] = /^(.*?)(mo|m|h|d|w|y)?$/u.exec(textOf(value)) ?? [];
	const unit = ALL_UNITS.find((each) => each === written) ?? "d";
	const offered = units.includes(unit) ? units : [...units, unit];
	return (
		<Group gap={4} wrap="nowrap">
			<DraftInput
				aria-label={`${label}: amount`}
				value={amount}
				read={(text) => text.trim()}
				onValue={(text) => onValue(`${textOf(text)}${unit}`)}
				inputMode="numeric"
				w={54}
			/>
			<Choice
				label={`${label}: unit`}
				value={unit}
				options={offered.map((each) => [each, UNIT_NAMES[each]])}
				onChoose={(chosen) => onValue(`${amount}${chosen}`)}
				width={96}
			/>
		</Group>
	);
}
