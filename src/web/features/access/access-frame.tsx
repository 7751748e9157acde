import { Box } from "@mantine/core";
import { NavLink, Outlet } from "react-router";
import { useSession } from "../../client/session.ts";
import classes from "./access-frame.module.css";
import { ACCESS_TABS } from "./access-tabs.ts";

/** What stands around every screen of the Access area: the way to the others that its visitor can use. */
export default function AccessFrame() {
	const actions = useSession().data?.actions ?? [];
	return (
		<>
			<Box component="nav" aria-label="Access" maw={1360} mx="auto" mb="lg" className={classes.tabs}>
				{ACCESS_TABS.filter(({ action }) => actions.includes(action)).map(({ path, label }) => (
					<NavLink key={path} to={path} end={path === "/access"} className={classes.tab}>
						{label}
					</NavLink>
				))}
			</Box>
			<Outlet />
		</>
	);
}
