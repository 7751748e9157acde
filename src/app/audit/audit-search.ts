import type { AuditFilter } from "../../core/audit/audit-view.ts";
import type { AuditFilter as PortFilter } from "../../ports/audit-log.ts";
import type { Call } from "../call.ts";
import { withCurrentVersion } from "../segments/current-version.ts";
import { findCustomers } from "../segments/find-customers.ts";
import { isoInstant, type Services } from "../services.ts";

/** What a search may ask for. */
export interface AuditSearch extends AuditFilter {
	from?: string;
	to?: string;
	customer?: CustomerQuestion;
}

export interface CustomerQuestion {
	/** An identifier field, or `externalId`. */
	field: string;
	value: string;
}

/**
 * The filter of a search. Which filters were used is noted for the log, never what they were set to; a customer who was asked
 * about is noted as one who was shown would be. One whom nobody knows has no entries, like one whom nobody ever saw.
 *
 * @throws SegwardError `not-found` for an identifier field that there is not.
 */
export async function searchFilter(services: Services, call: Call, search: AuditSearch): Promise<PortFilter> {
	const { from, to, customer, ...filter } = search;
	const keys = customer && (await keysAskedFor(services, call.workspaceId, customer));
	const used = Object.keys(search).filter((key) => search[key as keyof AuditSearch] !== undefined);
	call.note({ fields: used, ...(keys === undefined ? {} : { customerKeys: keys }) });
	return {
		...filter,
		...(from === undefined ? {} : { from: isoInstant(Date.parse(from)) }),
		...(to === undefined ? {} : { to: isoInstant(Date.parse(to)) }),
		...(keys === undefined ? {} : { customerRefs: services.customerRefs.of(call.workspaceId, keys) }),
	};
}

/** Keys of the customers whom a question is about. */
export function keysAskedFor(services: Services, workspaceId: string, { field, value }: CustomerQuestion) {
	return withCurrentVersion(services, workspaceId, (version) =>
		findCustomers(services, workspaceId, version, field, [value]),
	);
}
