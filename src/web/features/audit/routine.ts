import type { StoredAuditEntry } from "../../../core/audit/entry.ts";

/** What the app asks by itself while it is open. */
const ROUTINE: ReadonlySet<string> = new Set([
	"session:show",
	"me:show",
	"job:list",
	"overview:show",
	"status:show",
	"search:find",
	"audit:activity",
	"workspace:list",
	"alert:list",
]);

/** A look-up of the app itself that was permitted: recorded like everything, but seldom what one looks for. */
export function isRoutine({ action, decision, outcome }: Pick<StoredAuditEntry, "action" | "decision" | "outcome">) {
	return ROUTINE.has(action) && decision === "allow" && outcome === "done";
}
