import { NavLink } from "@mantine/core";
import { NavLink as RouterLink, useLocation } from "react-router";
import { NAVIGATION } from "./navigation.ts";

/** The areas that this person can use. */
export function MainNavigation({ actions, onChoose }: { actions: readonly string[]; onChoose: () => void }) {
	const { pathname } = useLocation();
	return (
		<nav aria-label="Areas">
			{NAVIGATION.filter(({ action }) => actions.includes(action)).map(({ area, label, path, icon: Icon }) => {
				const active = path === "/" ? pathname === "/" : pathname === path || pathname.startsWith(`${path}/`);
				return (
					<NavLink
						key={area}
						component={RouterLink}
						to={path}
						label={label}
						leftSection={<Icon size={18} aria-hidden />}
						active={active}
						aria-current={active ? "page" : undefined}
						onClick={onChoose}
						variant="light"
						style={{ borderRadius: "var(--mantine-radius-md)", marginBottom: 2 }}
					/>
				);
			})}
		</nav>
	);
}
