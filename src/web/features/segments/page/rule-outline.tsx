import { Box, Text } from "@mantine/core";
import { useMemo } from "react";
import type { Rule } from "../../../../core/segments/rule/rule.ts";
import { ProtectedSizeText } from "../../../design/protected-size-text.tsx";
import { type Explanation, largestSize, ruleLines } from "./rule-lines.ts";
import classes from "./rule-outline.module.css";
import { SizeBar } from "./size-bar.tsx";

/** The rule line by line, indented as it is nested, each with what it keeps. */
export function RuleOutline({ rule, explanation }: { rule: Rule; explanation: Explanation | undefined }) {
	const lines = useMemo(() => ruleLines(rule, explanation), [rule, explanation]);
	const everyone = explanation?.waterfall[0]?.size;
	const largest = largestSize([everyone, ...lines.map(({ size }) => size)]);
	return (
		<ul className={classes.list}>
			{lines.map(({ path, text, depth, size }) => (
				<li key={path} className={classes.line}>
					<Box className={classes.text} style={{ paddingInlineStart: `${depth * 1.25}rem` }}>
						<Text size="sm" fw={depth === 0 ? 600 : 400} dir="auto" className={depth > 0 ? classes.nested : undefined}>
							{text}
						</Text>
					</Box>
					{size && (
						<>
							<SizeBar size={size} largest={largest} />
							<Text size="sm" ta="end" component="div">
								<ProtectedSizeText value={size} textSize="sm" />
							</Text>
						</>
					)}
				</li>
			))}
		</ul>
	);
}
