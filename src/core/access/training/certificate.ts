import { z } from "zod";

/** An attempt as it is kept. One that passed is a certificate, under the same id. */
export const CourseAttempt = z.object({
	id: z.string(),
	personId: z.string(),
	/** As the person was called then. */
	personName: z.string(),
	courseId: z.string(),
	courseTitle: z.string(),
	version: z.string(),
	startedAt: z.iso.datetime(),
	finishedAt: z.iso.datetime().optional(),
	scorePercent: z.int().min(0).max(100).optional(),
	/** Set exactly where it was passed. */
	expiresAt: z.iso.datetime().optional(),
});
export type CourseAttempt = z.infer<typeof CourseAttempt>;
