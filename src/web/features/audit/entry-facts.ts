import type { StoredAuditEntry } from "../../../core/audit/entry.ts";
import { ERROR_CATALOGUE, type ErrorCode } from "../../../core/error/catalogue.ts";
import { formatNumber, formatTime } from "../../design/format.ts";

/** Why it was refused or failed, or what permitted it: a sentence where the log names one of our errors. */
export function reasonText(reason: string): string {
	return Object.hasOwn(ERROR_CATALOGUE, reason) ? ERROR_CATALOGUE[reason as ErrorCode].title : reason;
}

/** Everything that the log holds of one entry, in words. */
export function entryFacts(entry: StoredAuditEntry): readonly (readonly [name: string, value: string])[] {
	const {
		no,
		at,
		actor,
		role,
		action,
		resource,
		decision,
		reason,
		purpose,
		fields,
		customers,
		from,
		device,
		requestId,
	} = entry;
	const facts: [string, string | undefined][] = [
		["Entry", formatNumber(no)],
		["When", `${formatTime(at)} (${at})`],
		["Who", actor],
		["Role", role],
		["Act", action],
		["Thing", resource],
		["Decision", entry.isErased ? undefined : decision === "allow" ? "permitted" : "refused"],
		["Reason", reason === undefined ? undefined : reasonText(reason)],
		["Purpose", purpose],
		["Seen as", entry.seenAs],
		["Fields used or shown", fields?.join(", ")],
		["Customers concerned", customers === undefined ? undefined : formatNumber(customers)],
		["Entries erased", entry.erased],
		["From", from],
		["Device", device],
		["Protection", entry.weakens ? "weaker afterwards" : undefined],
		["Request", requestId],
	];
	return facts.flatMap(([name, value]) => (value === undefined || value === "" ? [] : [[name, value] as const]));
}
