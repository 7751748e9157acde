import { SegwardError } from "../../core/error/segward-error.ts";

/** What the server would answer to an act that no role of this person permits, for screens that do not ask in vain. */
export function refusalOf(action: string, roles: readonly string[]): SegwardError {
	const who = roles.length === 1 ? `The role ${roles[0]}` : `The roles ${roles.join(", ")}`;
	return new SegwardError("action-forbidden", {
		detail: `${who} may not do ${action}: no rule permits it.`,
		hint: "What your roles permit is told under Access.",
		refused: { action },
	});
}
