import type { StoredAuditEntry } from "../../core/audit/entry.ts";
import { type ExportFormat, entryLines } from "../../core/audit/export/entry-lines.ts";
import type { AuditQuery } from "../../ports/audit-log.ts";
import type { Call } from "../call.ts";
import type { Services } from "../services.ts";
import { type AuditSearch, searchFilter } from "./audit-search.ts";

const AT_ONCE = 1000;

/** Entries that fit the search, newest first, as text in pieces; those that are recorded meanwhile are left out. */
export function exportAuditEntries(services: Services) {
	const { audit, settings } = services;
	return async (call: Call, input: AuditSearch & { format: ExportFormat }): Promise<AsyncIterable<string>> => {
		const { format, ...search } = input;
		const filter = await searchFilter(services, call, search);
		const query = { ...filter, workspaceId: call.workspaceId, limit: AT_ONCE };
		// Read before the answer begins, so that what goes wrong is still answered as such.
		return pieces(call, await audit.list(query), query);
		async function* pieces({ signal }: Call, first: StoredAuditEntry[], asked: AuditQuery) {
			const text = entryLines(format, settings.version);
			yield text.head;
			for (let page = first; page.length > 0 && !signal?.aborted; ) {
				yield text.lines(page);
				if (page.length < AT_ONCE) return;
				page = await audit.list({ ...asked, before: page.at(-1)?.no });
			}
		}
	};
}
