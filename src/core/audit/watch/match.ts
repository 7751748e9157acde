import { z } from "zod";
import type { AuditEntry } from "../entry.ts";

/** What an entry must be like; every named part must hold, and of the texts in a part one. */
export const Match = z.strictObject({
	/** Cedar actions; `segment:*` is all of that kind. */
	actions: z.array(z.string().min(1).max(100)).min(1).max(50).optional(),
	outcomes: z
		.array(z.enum(["started", "done", "failed", "refused"]))
		.min(1)
		.optional(),
	/** Error codes, or ids of the policies that decided. */
	reasons: z.array(z.string().min(1)).min(1).optional(),
	notReasons: z.array(z.string().min(1)).min(1).optional(),
	actorKinds: z
		.array(z.enum(["person", "token", "operator", "provisioner"]))
		.min(1)
		.optional(),
	breakGlass: z.literal(true).optional(),
	weakens: z.literal(true).optional(),
});
export type Match = z.infer<typeof Match>;

type Predicate = (entry: AuditEntry) => boolean;

/** Whether an entry is like one of these. */
export function matcher(matches: readonly Match[]): Predicate {
	const predicates = matches.map(predicateOf);
	return (entry) => predicates.some((holds) => holds(entry));
}

/** Whether an entry of this action can be like one of these at all. */
export function concernsAction(matches: readonly Match[], action: string): boolean {
	return matches.some(({ actions }) => actions === undefined || actions.some((pattern) => covers(pattern, action)));
}

function covers(pattern: string, action: string): boolean {
	return pattern.endsWith("*") ? action.startsWith(pattern.slice(0, -1)) : pattern === action;
}

function predicateOf(match: Match): Predicate {
	const { actions, outcomes, reasons, notReasons, actorKinds } = match;
	return (entry) =>
		(actions === undefined || actions.some((pattern) => covers(pattern, entry.action))) &&
		(outcomes === undefined || outcomes.includes(entry.outcome)) &&
		(reasons === undefined || reasons.includes(entry.reason ?? "")) &&
		!notReasons?.includes(entry.reason ?? "") &&
		(actorKinds === undefined || (entry.actorKind !== undefined && actorKinds.includes(entry.actorKind))) &&
		(match.breakGlass === undefined || entry.breakGlass !== undefined) &&
		(match.weakens === undefined || entry.weakens === true);
}
