import { Text, type TextProps, Tooltip } from "@mantine/core";
import { IconShieldHalf } from "@tabler/icons-react";
import { WITHHELD_TEXTS } from "../../core/privacy/describe-size.ts";
import type { ProtectedSize } from "../../core/privacy/protected-size.ts";
import { formatDay, formatNumber } from "./format.ts";

interface ProtectedSizeTextProps extends Omit<TextProps, "size"> {
	value: ProtectedSize;
	textSize?: TextProps["size"];
}

/** An audience size as the caller may see it; what is not exact says so, and why. */
export function ProtectedSizeText({ value, textSize, ...props }: ProtectedSizeTextProps) {
	if (value.kind === "exact") {
		return (
			<Text span size={textSize} {...props}>
				{formatNumber(value.value)}
			</Text>
		);
	}
	return (
		<Tooltip label={whyNotExact(value)} events={{ hover: true, focus: true, touch: true }} multiline maw={320}>
			<Text span size={textSize} {...props} tabIndex={0} style={{ whiteSpace: "nowrap" }}>
				<IconShieldHalf size="0.9em" aria-hidden style={{ verticalAlign: "-0.08em", marginRight: "0.25em" }} />
				{value.kind === "about" ? <About value={value.value} plusMinus={value.plusMinus} /> : wordsFor(value)}
			</Text>
		</Tooltip>
	);
}

function About({ value, plusMinus }: { value: number; plusMinus: number }) {
	return (
		<>
			<span className="segward-unseen">about </span>
			{formatNumber(value)}
			<Text span inherit fz="0.72em" fw={400} c="dimmed">
				{" "}
				± {formatNumber(plusMinus)}
			</Text>
		</>
	);
}

function wordsFor(size: Exclude<ProtectedSize, { kind: "exact" | "about" }>): string {
	return size.kind === "below" ? `fewer than ${size.threshold}` : WITHHELD_TEXTS[size.reason];
}

function whyNotExact(size: Exclude<ProtectedSize, { kind: "exact" }>): string {
	switch (size.kind) {
		case "about":
			return `Chance was added, so that nobody can tell by it whether one person is in: 95 times in 100 the true size is within ± ${size.plusMinus}.${size.since === undefined ? "" : ` Measured ${formatDay(size.since)}.`}`;
		case "below":
			return `Sizes below ${size.threshold} are not shown, not even zero, so that nobody can be singled out.`;
		case "withheld":
			return WITHHELD_WHY[size.reason];
	}
}

const WITHHELD_WHY = {
	"names-people": "The rule names single people, or a list so short that its size would be about them.",
	ranks:
		"The rule ranks customers: one more of them moves the boundary for others, which no noise for one customer hides.",
	budget: "The privacy budget for sizes is used up; it comes back day by day.",
	"not-published": "Published with the next refresh, or shown only to those who may see exact sizes.",
} as const;
