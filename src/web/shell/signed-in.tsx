import { Box, Center, Loader } from "@mantine/core";
import { Navigate, useLocation } from "react-router";
import { explainError } from "../client/explain-error.ts";
import { useSession } from "../client/session.ts";
import { ErrorState } from "../design/states.tsx";
import { Frame } from "./frame.tsx";

/** Lets in whoever is signed in; everybody else goes to the sign-in, and from there back to this place. */
export function SignedIn() {
	const session = useSession();
	const location = useLocation();
	const explanation = session.isError ? explainError(session.error) : undefined;
	if (explanation?.kind === "signed-out") {
		const from = `${location.pathname}${location.search}`;
		const reason = session.data === undefined ? undefined : "session-ended";
		return <Navigate to="/sign-in" replace state={{ from, reason }} />;
	}
	// What was known of the session holds until the server says otherwise: a dropped connection ends nothing.
	if (session.data !== undefined) return <Frame session={session.data} />;
	return (
		<Center h="100vh" p="md">
			{session.isError ? (
				<Box maw={560}>
					<ErrorState error={session.error} retry={() => void session.refetch()} />
				</Box>
			) : (
				<Loader aria-label="Loading" />
			)}
		</Center>
	);
}
