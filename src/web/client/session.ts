import { type UseMutationResult, type UseQueryResult, useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useNavigate } from "react-router";
import type { RequestOf, ResultOf } from "../../contract/routes.ts";
import { client } from "./client.ts";
import { sessionLeft } from "./session-over.ts";
import { useApi } from "./use-api.ts";

/** Seldom, for each look stands in the access log; any other answer tells of an ended session too. */
const ASK_EVERY_MS = 4 * 60_000;

export type SessionView = ResultOf<"showSession">;

/** Who is signed in, and what they may do. Asked again now and then, so that an ended session shows and a role that changed. */
export function useSession(): UseQueryResult<SessionView> {
	return useApi("showSession", {}, { refetchInterval: ASK_EVERY_MS, staleTime: 30_000 });
}

/** Whether the person who is signed in may do this Cedar action at all. */
export function useMay(action: string): boolean {
	return useSession().data?.actions.includes(action) ?? false;
}

export function useSignOut(): UseMutationResult<ResultOf<"signOut">, unknown, RequestOf<"signOut">> {
	const navigate = useNavigate();
	return useMutation({
		mutationFn: (request) => client.signOut(request),
		onSettled: async () => {
			sessionLeft();
			await navigate("/sign-in", { replace: true, state: { reason: "signed-out" } });
		},
	});
}

/** Forgets all that was loaded, once the screens that show it are gone: while they stand, they would ask for it anew. */
export function useForgetting(isSignedOut: boolean): void {
	const queries = useQueryClient();
	useEffect(() => {
		if (isSignedOut) queries.clear();
	}, [isSignedOut, queries]);
}
