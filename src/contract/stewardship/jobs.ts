import { z } from "zod";
import { allOf, IdParams } from "../parts.ts";
import { route } from "../route.ts";

/** Work that goes on whether or not anyone is looking. */
export const JobView = z.object({
	/** Id of the import or extract, or `refresh-<number of its first refresh>`. */
	id: z.string(),
	kind: z.enum(["import", "refresh", "extract", "synthetic"]),
	title: z.string(),
	startedAt: z.iso.datetime(),
	startedBy: z.string(),
	/** `total` is absent where it is not known. */
	progress: z.object({
		done: z.int().nonnegative(),
		total: z.int().nonnegative().optional(),
		unit: z.enum(["rows", "slices", "bytes", "steps"]),
	}),
	/** Whether the caller may cancel it. */
	cancellable: z.boolean(),
});
export type JobView = z.infer<typeof JobView>;

export const jobRoutes = {
	listJobs: route({
		area: "stewardship",
		resourceKind: "Job",
		method: "GET",
		path: "/jobs",
		summary: "List running imports, refreshes and extracts, oldest first",
		action: "job:list",
		response: allOf(JobView),
		mutates: false,
		success: 200,
	}),
	cancelJob: route({
		area: "stewardship",
		resourceKind: "Job",
		resourceParam: "id",
		method: "DELETE",
		path: "/jobs/:id",
		summary: "Cancel a running import, refresh or extract; nothing of it stays",
		action: "job:cancel",
		params: IdParams,
		response: z.object({ cancelled: z.literal(true) }),
		mutates: true,
		success: 200,
	}),
};
