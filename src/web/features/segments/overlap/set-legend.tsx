import { Anchor, Group, Stack } from "@mantine/core";
import { Link } from "react-router";
import classes from "./venn-diagram.module.css";

export interface ChosenSegment {
	name: string;
	title: string;
}

/** Which circle is which segment. */
export function SetLegend({ segments }: { segments: readonly ChosenSegment[] }) {
	return (
		<Stack gap={6} mt="sm">
			{segments.map(({ name, title }, index) => (
				<Group key={name} gap="xs" wrap="nowrap" align="center">
					<span className={classes.swatch} data-set={index} aria-hidden />
					<Anchor component={Link} to={`/segments/${name}`} size="sm" c="inherit" dir="auto">
						{title}
					</Anchor>
				</Group>
			))}
		</Stack>
	);
}
