import type { UseQueryResult } from "@tanstack/react-query";
import type { ImportView } from "../../../core/intake/import-record.ts";
import { useApi } from "../../client/use-api.ts";

/** Every look stands in the access log. */
const LIVELY_MS = 2_000;

/** One import, asked for again and again while it is on its way. */
export function useImport(id: string | undefined): UseQueryResult<ImportView> {
	return useApi(
		"getImport",
		{ id: id ?? "" },
		{
			enabled: id !== undefined,
			staleTime: 0,
			refetchInterval: ({ state }) => (isOver(state) ? false : LIVELY_MS),
		},
	);
}

/** Asking again gives nothing new: it has ended, or there never was an answer. */
function isOver({ data, error }: { data: ImportView | undefined; error: unknown }): boolean {
	return data ? hasEnded(data) : error !== null;
}

export function hasEnded({ state }: ImportView): boolean {
	return state === "done" || state === "failed" || state === "cancelled";
}
