import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { SegwardError } from "../../core/error/segward-error.ts";
import { connectionLost } from "./connection.ts";

/** Refusals and mistakes do not get better by asking again; a lost connection may. */
function worthAnotherTry(failures: number, error: unknown): boolean {
	const passing = error instanceof SegwardError && (error.kind === "unavailable" || error.code === "connection-failed");
	return passing && failures < 2;
}

function watch(error: unknown): void {
	if (!(error instanceof SegwardError)) return;
	if (error.code === "connection-failed") connectionLost();
	// The session says so on every screen, also where it lapsed since it was last looked at.
	if (error.code === "training-required") void queryClient.invalidateQueries({ queryKey: ["showSession"] });
}

export const queryClient = new QueryClient({
	queryCache: new QueryCache({ onError: watch }),
	mutationCache: new MutationCache({ onError: watch }),
	defaultOptions: {
		// The server may well be this very machine: what the browser thinks of the network decides nothing.
		queries: { retry: worthAnotherTry, staleTime: 15_000, refetchOnWindowFocus: true, networkMode: "always" },
		mutations: { retry: false, networkMode: "always" },
	},
});
