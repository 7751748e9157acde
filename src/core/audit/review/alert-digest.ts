import { z } from "zod";
import { Alert } from "../watch/alert.ts";
import { Severity } from "../watch/detection.ts";

const AlertCounts = z.object({
	/** Raised within the period. */
	opened: z.int().nonnegative(),
	/** Closed within the period, whenever they were raised. */
	closed: z.int().nonnegative(),
	/** Not closed when the review was made. */
	open: z.int().nonnegative(),
});
export type AlertCounts = z.infer<typeof AlertCounts>;

export const OpenAlert = Alert.pick({
	id: true,
	detection: true,
	severity: true,
	state: true,
	openedAt: true,
	lastAt: true,
	times: true,
}).extend({ title: z.string(), subject: z.string() });

/** What became of the alerts of a period. */
export const AlertDigest = AlertCounts.extend({
	/** The gravest first; those without any are left out. */
	bySeverity: z.array(AlertCounts.extend({ severity: Severity })),
	/** The most raised first. */
	byDetection: z.array(AlertCounts.extend({ detection: z.string(), title: z.string() })),
	/** The gravest first, then the oldest. */
	stillOpen: z.array(OpenAlert),
});
export type AlertDigest = z.infer<typeof AlertDigest>;
