import { Box } from "@mantine/core";
import { NavLink } from "react-router";
import classes from "./area-tabs.module.css";

export interface AreaTab {
	path: string;
	label: string;
	/** Cedar action without which the screen is of no use to its visitor. */
	action: string;
}

interface AreaTabsProps {
	/** Name of the area, for screen readers. */
	label: string;
	tabs: readonly AreaTab[];
	/** What the visitor may do. */
	actions: readonly string[];
}

/** The way between the screens of one area; nothing where only one can be used. The first tab leads to the area itself. */
export function AreaTabs({ label, tabs, actions }: AreaTabsProps) {
	const usable = tabs.filter(({ action }) => actions.includes(action));
	if (usable.length < 2) return null;
	return (
		<Box component="nav" aria-label={label} maw={1360} mx="auto" mb="lg" className={classes.tabs}>
			{usable.map(({ path, label: name }) => (
				<NavLink key={path} to={path} end={path === tabs[0]?.path} className={classes.tab}>
					{name}
				</NavLink>
			))}
		</Box>
	);
}
