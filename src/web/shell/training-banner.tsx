import { Alert, Anchor } from "@mantine/core";
import { IconSchool } from "@tabler/icons-react";
import { Link, useLocation } from "react-router";

/** Says on every screen that customer data is closed, with the way to open it; not where one is about to. */
export function TrainingBanner({ current }: { current: boolean }) {
	const { pathname } = useLocation();
	if (current || pathname.startsWith("/training") || pathname === "/welcome") return null;
	return (
		<Alert variant="light" color="yellow" icon={<IconSchool aria-hidden />} mb="lg" maw={1360} mx="auto" role="status">
			Customer data is closed until you pass your training; it takes a few minutes.{" "}
			<Anchor component={Link} to="/training" inherit>
				Open Training
			</Anchor>
		</Alert>
	);
}
