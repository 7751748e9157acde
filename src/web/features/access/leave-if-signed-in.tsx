import { Navigate } from "react-router";
import { useApi } from "../../client/use-api.ts";

/** Whoever is signed in already has nothing to do here. Only for before a sign-in begins: it asks the server. */
export function LeaveIfSignedIn({ to }: { to: string }) {
	const session = useApi("showSession", {}, { staleTime: 0 });
	return session.isSuccess && !session.isFetching ? <Navigate to={to} replace /> : null;
}
