import { Box, Text } from "@mantine/core";
import { ProtectedSizeText } from "../../../design/protected-size-text.tsx";
import { type Explanation, largestSize } from "./rule-lines.ts";
import classes from "./rule-outline.module.css";
import { SizeBar } from "./size-bar.tsx";

/** Everyone first, then what each condition leaves of them. */
export function Waterfall({ steps }: { steps: Explanation["waterfall"] }) {
	const largest = largestSize(steps.map(({ size }) => size));
	return (
		<ol className={classes.list}>
			{steps.map(({ path, text, size }, index) => (
				<li key={path} className={classes.step}>
					<span className={classes.number} aria-hidden>
						{index === 0 ? "" : index}
					</span>
					<Text size="sm" dir="auto" className={classes.text} fw={index === 0 ? 600 : 400}>
						{index === 0 ? "Everyone" : text}
					</Text>
					<Text size="sm" ta="end" component="div" fw={index === steps.length - 1 ? 600 : 400}>
						<ProtectedSizeText value={size} textSize="sm" />
					</Text>
					<Box className={classes.wide}>
						<SizeBar size={size} largest={largest} />
					</Box>
				</li>
			))}
		</ol>
	);
}
