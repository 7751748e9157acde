import { QueryClient } from "@tanstack/react-query";
import { SegwardError } from "../../core/error/segward-error.ts";

/** Refusals and mistakes do not get better by asking again; a lost connection may. */
function worthAnotherTry(failures: number, error: unknown): boolean {
	const passing = error instanceof SegwardError && (error.kind === "unavailable" || error.code === "connection-failed");
	return passing && failures < 2;
}

export const queryClient = new QueryClient({
	defaultOptions: {
		queries: { retry: worthAnotherTry, staleTime: 15_000, refetchOnWindowFocus: true },
		mutations: { retry: false },
	},
});
