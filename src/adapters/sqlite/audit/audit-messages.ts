import type { ErrorCode } from "../../../core/error/catalogue.ts";
import type { AuditQuery } from "../../../ports/audit-log.ts";
import type { AuditRow, NumberedEntry } from "./audit-file.ts";

export interface AuditWorkerData {
	path: string;
	/** A copy, which the worker wipes once the file is open. */
	key: Uint8Array;
}

/** The worker answers each request once, in order; its first message tells whether the file is open. */
export type AuditRequest =
	| { kind: "append"; rows: readonly AuditRow[] }
	| { kind: "list"; query: AuditQuery }
	| { kind: "close" };

export type AuditAnswer = { ok: true; entries?: NumberedEntry[] } | { ok: false; code: ErrorCode; reason: string };
