import { Box, Center, Loader } from "@mantine/core";
import { useEffect, useState } from "react";
import { Navigate, useLocation } from "react-router";
import { explainError } from "../client/explain-error.ts";
import { type SessionView, useSession } from "../client/session.ts";
import { sessionEnded, sessionHolds, sessionLeft, useSessionOver } from "../client/session-over.ts";
import { ErrorState } from "../design/states.tsx";
import { Frame } from "./frame.tsx";
import { SessionCurtain } from "./session-curtain.tsx";
import { StartOver } from "./start-over.tsx";
import { StepUpDialog } from "./step-up-dialog.tsx";

/** Lets in whoever is signed in; everybody else goes to the sign-in, and from there back to this place. */
export function SignedIn() {
	const session = useSession();
	const location = useLocation();
	// What was known of the session holds until the server says otherwise: a dropped connection ends nothing.
	if (session.data !== undefined) return <Inside session={session.data} />;
	if (session.isError && explainError(session.error).kind === "signed-out") {
		return <Navigate to="/sign-in" replace state={{ from: `${location.pathname}${location.search}` }} />;
	}
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

/** The page of one person. A session that ends covers it until the same person has signed in again. */
function Inside({ session }: { session: SessionView }) {
	const [person] = useState(session.email);
	const [left, leave] = useState(false);
	const { error, dataUpdatedAt, refetch } = useSession();
	const overSince = useSessionOver();
	useEffect(() => {
		sessionHolds();
		return sessionLeft;
	}, []);
	useEffect(() => {
		if (error && explainError(error).kind === "signed-out") sessionEnded();
	}, [error]);
	useEffect(() => {
		if (overSince === undefined) return;
		// Perhaps somebody signed in again in another tab already.
		if (dataUpdatedAt > overSince) sessionHolds();
		else void refetch();
	}, [overSince, dataUpdatedAt, refetch]);
	if (left || session.email !== person) return <StartOver />;
	return (
		<>
			<Frame session={session} />
			<StepUpDialog />
			{overSince !== undefined && (
				<SessionCurtain email={person} onSignedIn={() => void refetch()} onLeave={() => leave(true)} />
			)}
		</>
	);
}
