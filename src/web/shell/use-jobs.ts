import type { ResultOf } from "../../contract/routes.ts";
import { useMay } from "../client/session.ts";
import { useApi } from "../client/use-api.ts";

export type Job = ResultOf<"listJobs">["items"][number];

const LIVELY_MS = 2_000;
/** Every look stands in the access log. Whoever starts work here asks at once; this finds the work of others. */
const IDLE_MS = 5 * 60_000;

/** Work that goes on in the workspace: asked for every other second while there is any, and on coming back to the page. */
export function useJobs(): readonly Job[] {
	const jobs = useApi(
		"listJobs",
		{},
		{
			enabled: useMay("job:list"),
			staleTime: LIVELY_MS,
			refetchInterval: ({ state }) => (state.data?.items.length ? LIVELY_MS : IDLE_MS),
		},
	);
	return jobs.data?.items ?? [];
}
