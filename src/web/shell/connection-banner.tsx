import { Group, Loader, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { onConnectionRestored, useConnectionLost } from "../client/connection.ts";
import classes from "./connection-banner.module.css";

/** Says that the server does not answer, and goes by itself once it does; what the page shows is then read again. */
export function ConnectionBanner() {
	const lost = useConnectionLost();
	const queries = useQueryClient();
	useEffect(() => onConnectionRestored(() => void queries.invalidateQueries()), [queries]);
	return (
		<div role="status" className={classes.place}>
			{lost && (
				<Group className={classes.banner} gap="sm" wrap="nowrap">
					<Loader size="xs" color="currentColor" aria-hidden />
					<Text size="sm">
						<strong>The server does not answer.</strong> This page tries again by itself; nothing you entered is lost.
					</Text>
				</Group>
			)}
		</div>
	);
}
