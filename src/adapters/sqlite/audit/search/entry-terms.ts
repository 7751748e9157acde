import type { AuditEntry } from "../../../../core/audit/entry.ts";

/** What listings filter by. */
export type FoundBy = Pick<AuditEntry, "actor" | "actorId" | "action" | "resource" | "decision" | "outcome"> & {
	customerRefs?: readonly string[];
};

export type TermKind = "actor" | "actor-id" | "action" | "action-group" | "resource" | "kind" | "decision" | "outcome";
export type Term = readonly [kind: TermKind, value: string];

/** Every term under which an entry is found. */
export function termsOf({ actor, actorId, action, resource, decision, outcome }: FoundBy): Term[] {
	return [
		["actor", actor],
		...(actorId === undefined ? [] : [["actor-id", actorId] as const]),
		["action", action],
		["action-group", groupOf(action, ":")],
		["resource", resource],
		["kind", groupOf(resource, "/")],
		["decision", decision],
		["outcome", outcome],
	];
}

/** Up to and with the separator: `segment:` of `segment:preview`, `segment/` of `segment/best-tenth`. */
function groupOf(text: string, separator: string): string {
	return text.slice(0, text.indexOf(separator) + 1) || text;
}

export function foundBy(entry: AuditEntry): FoundBy {
	const { actor, actorId, action, resource, decision, outcome, customerRefs } = entry;
	return { actor, actorId, action, resource, decision, outcome, customerRefs };
}
