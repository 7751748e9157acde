import type { AuditEntry } from "../../../../core/audit/entry.ts";
/** What listings filter by. */
export type FoundBy = Pick<AuditEntry, "actor" | "actorId" | "action" | "resource" | "decision" | "outcome"> & {
    customerRefs?: readonly string[];
};
export type TermKind = "actor" | "actor-id" | "action" | "action-group" | "resource" | "kind" | "decision" | "outcome";
export type Term = readonly [kind: TermKind, value: string];
/** Every term under which an entry is found. */
export declare function termsOf({ actor, actorId, action, resource, decision, outcome }: FoundBy): Term[];
export declare function foundBy(entry: AuditEntry): FoundBy;
