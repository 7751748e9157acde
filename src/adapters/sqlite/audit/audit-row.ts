import { AuditEntry } from "../../../core/audit/entry.ts";
import { SegwardError } from "../../../core/error/segward-error.ts";
import { type FoundBy, foundBy } from "./search/entry-terms.ts";

/** Bytes of an entry's text; c2sp.org/tlog-tiles gives log entries as many. */
const MOST_ENTRY_BYTES = 65_535;

/** An entry ready to be written: what it is found by, and the whole entry as JSON. */
export interface AuditRow {
	workspaceId: string;
	at: string;
	foundBy: FoundBy;
	entry: string;
}

/** @throws SegwardError `audit-unavailable` where it could not be read back, or is too long. */
export function auditRow(given: AuditEntry): AuditRow {
	const checked = AuditEntry.safeParse(given);
	if (!checked.success) throw new SegwardError("audit-unavailable", { cause: checked.error });
	const { workspaceId, at } = checked.data;
	const entry = JSON.stringify(checked.data);
	if (Buffer.byteLength(entry) > MOST_ENTRY_BYTES) {
		throw new SegwardError("audit-unavailable", { cause: new Error("An entry of the access log is too long.") });
	}
	return { workspaceId, at, foundBy: foundBy(checked.data), entry };
}
