import { Text, type TextProps, Tooltip } from "@mantine/core";
import { IconShieldHalf } from "@tabler/icons-react";
import type { ProtectedSize } from "../../core/privacy/protected-size.ts";
import { formatNumber } from "./format.ts";

interface ProtectedSizeTextProps extends Omit<TextProps, "size"> {
	value: ProtectedSize;
	textSize?: TextProps["size"];
}

/** An audience size as anyone may see it; a size below the threshold says so, and why. */
export function ProtectedSizeText({ value, textSize, ...props }: ProtectedSizeTextProps) {
	if (value.kind === "exact") {
		return (
			<Text span size={textSize} {...props}>
				{formatNumber(value.value)}
			</Text>
		);
	}
	return (
		<Tooltip
			label={`Sizes below ${value.threshold} are not shown, not even zero, so that nobody can be singled out.`}
			events={{ hover: true, focus: true, touch: true }}
		>
			<Text span size={textSize} {...props} tabIndex={0} style={{ whiteSpace: "nowrap" }}>
				<IconShieldHalf size="0.9em" aria-hidden style={{ verticalAlign: "-0.08em", marginRight: "0.25em" }} />
				fewer than {value.threshold}
			</Text>
		</Tooltip>
	);
}
