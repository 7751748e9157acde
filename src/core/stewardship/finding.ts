import { z } from "zod";

/** What checks look for; each area adds its own. */
export const FindingKind = z.enum(["audit-review-overdue", "access-log-faulty"]);
export type FindingKind = z.infer<typeof FindingKind>;

export const FindingSeverity = z.enum(["critical", "high", "medium", "low"]);
export type FindingSeverity = z.infer<typeof FindingSeverity>;

/** Something a check found that is not as it should be. It is gone when it is put right. */
export const Finding = z.object({
	/** The same as long as it is the same finding. */
	id: z.string(),
	kind: FindingKind,
	severity: FindingSeverity,
	title: z.string(),
	/** What to do about it. */
	detail: z.string(),
	since: z.iso.datetime(),
	/** Place in the web app. */
	link: z.string(),
});
export type Finding = z.infer<typeof Finding>;

/** The gravest first, of equal ones the oldest. */
export function byGravity(a: Finding, b: Finding): number {
	const rank = ({ severity }: Finding) => FindingSeverity.options.indexOf(severity);
	return rank(a) - rank(b) || (a.since < b.since ? -1 : 1);
}
