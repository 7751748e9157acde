import { SegwardError } from "../../core/error/segward-error.ts";
import type { Call } from "../call.ts";
import type { Services } from "../services.ts";
import { type AuditSearch, searchFilter } from "./audit-search.ts";

/** The access log of the caller's workspace, newest first, as far as it fits the search. */
export function listAuditEntries(services: Services) {
	return async (call: Call, input: AuditSearch & { cursor?: string; limit: number }) => {
		const { cursor, limit, ...search } = input;
		const before = cursor === undefined ? undefined : Number(cursor);
		if (before !== undefined && !(Number.isSafeInteger(before) && before > 0)) {
			throw new SegwardError("request-invalid", { detail: "The cursor is not one of ours.", path: "cursor" });
		}
		const filter = await searchFilter(services, call, search);
		const items = await services.audit.list({ ...filter, workspaceId: call.workspaceId, before, limit });
		return { items, cursor: items.length === limit ? String(items.at(-1)?.no) : undefined };
	};
}
