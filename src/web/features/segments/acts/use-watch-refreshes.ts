import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useMay } from "../../../client/session.ts";
import { useApi } from "../../../client/use-api.ts";
import { SEGMENT_CHANGES } from "./segment-changes.ts";

/** Reads sizes again when a refresh in the background has ended, whoever started it. */
export function useWatchRefreshes(): void {
	const queries = useQueryClient();
	const jobs = useApi("listJobs", {}, { enabled: useMay("job:list") });
	const running = jobs.data?.items.filter(({ kind }) => kind === "refresh").map(({ id }) => id);
	const before = useRef<readonly string[]>([]);
	useEffect(() => {
		if (!running) return;
		const ended = before.current.some((id) => !running.includes(id));
		before.current = running;
		if (!ended) return;
		for (const route of SEGMENT_CHANGES) {
			if (route !== "listJobs") void queries.invalidateQueries({ queryKey: [route] });
		}
	}, [running, queries]);
}
