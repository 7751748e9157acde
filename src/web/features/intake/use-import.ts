import type { UseQueryResult } from "@tanstack/react-query";
import type { ImportRecord } from "../../../core/intake/import-record.ts";
import { useApi } from "../../client/use-api.ts";

const LIVELY_MS = 800;

/** One import, asked for again and again while it is on its way. */
export function useImport(id: string | undefined): UseQueryResult<ImportRecord> {
	return useApi(
		"getImport",
		{ id: id ?? "" },
		{
			enabled: id !== undefined,
			staleTime: 0,
			refetchInterval: ({ state }) => (state.data && hasEnded(state.data) ? false : LIVELY_MS),
		},
	);
}

export function hasEnded({ state }: ImportRecord): boolean {
	return state === "done" || state === "failed" || state === "cancelled";
}
