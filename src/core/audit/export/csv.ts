import type { StoredAuditEntry } from "../entry.ts";

const COLUMNS: readonly (readonly [name: string, of: (entry: StoredAuditEntry) => string | number | undefined])[] = [
	["no", ({ no }) => no],
	["at", ({ at }) => at],
	["actor", ({ actor }) => actor],
	["actor_id", ({ actorId }) => actorId],
	["role", ({ role }) => role],
	["action", ({ action }) => action],
	["resource", ({ resource }) => resource],
	["decision", ({ decision, isErased }) => (isErased ? "" : decision)],
	["outcome", ({ outcome, isErased }) => (isErased ? "erased" : outcome)],
	["reason", ({ reason }) => reason],
	["purpose", ({ purpose }) => purpose],
	["fields", ({ fields }) => fields?.join("; ")],
	["customers", ({ customers }) => customers],
	["break_glass", ({ breakGlass }) => breakGlass],
	["from", ({ from }) => from],
	["request_id", ({ requestId }) => requestId],
	["because", ({ because }) => because],
	["weakens", ({ weakens }) => (weakens ? "yes" : "")],
	["device", ({ device }) => device],
	["seen_as", ({ seenAs }) => seenAs],
];

export const CSV_HEADER = `${COLUMNS.map(([name]) => name).join(",")}\r\n`;

export function csvLine(entry: StoredAuditEntry): string {
	return `${COLUMNS.map(([, of]) => csvCell(of(entry))).join(",")}\r\n`;
}

/**
 * RFC 4180. Text that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, CSV injection), for names of
 * people and things come from whoever chose them.
 */
function csvCell(value: string | number | undefined): string {
	if (typeof value !== "string") return String(value ?? "");
	const safe = /^[\s]*[=+\-@]|^[\t\r\n]/.test(value) ? `'${value}` : value;
	return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
