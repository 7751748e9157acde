import { Badge, NavLink } from "@mantine/core";
import { NavLink as RouterLink, useLocation } from "react-router";
import { NAVIGATION } from "./navigation.ts";

interface MainNavigationProps {
	actions: readonly string[];
	/** That wait for somebody. */
	alerts?: number;
	onChoose: () => void;
}

/** The areas that this person can use. */
export function MainNavigation({ actions, alerts = 0, onChoose }: MainNavigationProps) {
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
						rightSection={area === "audit" && alerts > 0 && <AlertCount alerts={alerts} />}
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

function AlertCount({ alerts }: { alerts: number }) {
	return (
		<Badge size="sm" color="red" variant="light" tt="none">
			{alerts > 99 ? "99+" : alerts}
			<span className="segward-unseen"> {alerts === 1 ? "alert" : "alerts"} to handle</span>
		</Badge>
	);
}
