import type { RequestOf } from "../../../contract/routes.ts";

export interface AuditFilter {
	action?: string;
	actor?: string;
	decision?: "allow" | "deny";
	/** Kind and id of the thing acted on, such as `segment/best-tenth`. */
	resource?: string;
}

/** The filter as it stands in the address, so that a view of the log can be sent to a colleague. */
export function readAuditFilter(address: URLSearchParams): AuditFilter {
	const action = address.get("action");
	const actor = address.get("actor");
	const decision = address.get("decision");
	const resource = address.get("resource");
	return {
		...(action ? { action } : {}),
		...(actor ? { actor } : {}),
		...(decision === "allow" || decision === "deny" ? { decision } : {}),
		...(resource ? { resource } : {}),
	};
}

/** The address with one part of the filter changed; the entry that was open is closed. */
export function withFilter(address: URLSearchParams, change: AuditFilter): URLSearchParams {
	const next = new URLSearchParams(address);
	next.delete("entry");
	for (const [key, value] of Object.entries(change)) {
		if (value) next.set(key, value);
		else next.delete(key);
	}
	return next;
}

const PAGE = 100;

export function auditRequest(filter: AuditFilter): Omit<RequestOf<"listAuditEntries">, "cursor"> {
	return { ...filter, limit: PAGE };
}
