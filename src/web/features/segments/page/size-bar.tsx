import { Box } from "@mantine/core";
import type { ProtectedSize } from "../../../../core/privacy/protected-size.ts";
import { barWidth } from "./rule-lines.ts";
import classes from "./size-bar.module.css";

/** A size as a bar; a hidden size is a hatched stub that says nothing but "few". Purely an addition to the number. */
export function SizeBar({ size, largest }: { size: ProtectedSize; largest: number }) {
	const width = barWidth(size, largest);
	return (
		<Box className={classes.track} aria-hidden>
			<Box
				className={width === undefined ? classes.hidden : classes.bar}
				style={width === undefined ? undefined : { width: `${width}%` }}
			/>
		</Box>
	);
}
