import { Container } from "@mantine/core";
import { useRouteError } from "react-router";
import { ErrorState } from "../design/states.tsx";

/** A screen that could not be shown: its chunk did not load, or it threw. */
export function RouteFailure() {
	const error = useRouteError();
	return (
		<Container size="sm" py="xl">
			<ErrorState error={error} retry={() => window.location.reload()} />
		</Container>
	);
}
