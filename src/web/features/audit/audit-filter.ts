import type { RequestOf } from "../../../contract/routes.ts";

export interface AuditFilter {
	/** An action, or a group such as `segment:`. */
	action?: string;
	actor?: string;
	decision?: "allow" | "deny";
	outcome?: "started" | "done" | "failed" | "refused";
	/** Kind and id of the thing acted on, such as `segment/best-tenth`, or a kind such as `segment/`. */
	resource?: string;
	/** A part of it. */
	text?: string;
	/** Of the time before now. */
	days?: number;
}

/** A customer by an identifier; never stands in the address. */
export interface CustomerQuestion {
	field: string;
	value: string;
}

const OUTCOMES: ReadonlySet<string> = new Set(["started", "done", "failed", "refused"]);

/** The filter as it stands in the address, so that a view of the log can be sent to a colleague. */
export function readAuditFilter(address: URLSearchParams): AuditFilter {
	const texts = ["action", "actor", "resource", "text"].flatMap((name) => {
		const value = address.get(name);
		return value ? [[name, value] as const] : [];
	});
	const decision = address.get("decision");
	const outcome = address.get("outcome") ?? "";
	const days = Number(address.get("days"));
	return {
		...Object.fromEntries(texts),
		...(decision === "allow" || decision === "deny" ? { decision } : {}),
		...(OUTCOMES.has(outcome) ? { outcome: outcome as NonNullable<AuditFilter["outcome"]> } : {}),
		...(Number.isSafeInteger(days) && days > 0 ? { days } : {}),
	};
}

/** The address with one part of the filter changed; the entry that was open is closed. */
export function withFilter(address: URLSearchParams, change: AuditFilter): URLSearchParams {
	const next = new URLSearchParams(address);
	next.delete("entry");
	for (const [key, value] of Object.entries(change)) {
		if (value) next.set(key, String(value));
		else next.delete(key);
	}
	return next;
}

/** What is typed about a thing: with a stroke its kind and id, otherwise a part of them. */
export function aboutFilter(typed: string | undefined): Pick<AuditFilter, "resource" | "text"> {
	if (typed?.includes("/")) return { resource: typed, text: undefined };
	return { resource: undefined, text: typed !== undefined && typed.length > 1 ? typed : undefined };
}

const PAGE = 100;
const HOUR_MS = 3_600_000;

export type AuditSearch = Omit<RequestOf<"searchAuditEntries">, "cursor" | "limit">;

/** Days are counted from the hour, so that the request stays the same for a while. */
export function auditSearch(filter: AuditFilter, customer: CustomerQuestion | undefined, nowMs: number): AuditSearch {
	const { days, ...others } = filter;
	const fromMs = days === undefined ? undefined : Math.floor(nowMs / HOUR_MS - days * 24) * HOUR_MS;
	return {
		...others,
		...(fromMs === undefined ? {} : { from: new Date(fromMs).toISOString() }),
		...(customer === undefined ? {} : { customer }),
	};
}

export function auditRequest(
	filter: AuditFilter,
	customer: CustomerQuestion | undefined,
	nowMs: number,
): Omit<RequestOf<"searchAuditEntries">, "cursor"> {
	return { ...auditSearch(filter, customer, nowMs), limit: PAGE };
}
