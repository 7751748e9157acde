import type { AuditEntry } from "../../../core/audit/entry.ts";
import type { TileId } from "../../../core/audit/tlog/tiles.ts";
import type { ErrorCode } from "../../../core/error/catalogue.ts";
import type { AuditErasure, AuditHour, AuditQuery } from "../../../ports/audit-log.ts";
import type { OpenedEntry, ProvenEntry } from "../../../ports/transparency-log.ts";
import type { NumberedEntry } from "./audit-file.ts";
import type { AuditRow } from "./audit-row.ts";
export interface AuditWorkerData {
    path: string;
    /** A copy, which the worker wipes once the file is open. */
    key: Uint8Array;
    /** Likewise: of the key that signs tree heads. */
    seed: Uint8Array;
}
/** The worker answers each request once, in order; its first message tells whether the file is open. */
export type AuditRequest = {
    kind: "append";
    rows: readonly AuditRow[];
} | {
    kind: "list";
    query: AuditQuery;
} | {
    kind: "erase";
    erasure: AuditErasure;
    record: AuditEntry;
} | {
    kind: "activity";
    workspaceId: string;
    from: string;
} | {
    kind: "checkpoint";
} | {
    kind: "witnessed";
} | {
    kind: "payloads";
    workspaceId: string;
    afterLeaf: number;
    limit: number;
} | {
    kind: "backlog";
    workspaceId: string;
    afterLeaf: number;
} | {
    kind: "tile";
    id: TileId;
} | {
    kind: "consistency";
    oldSize: number;
    size: number;
} | {
    kind: "prove";
    workspaceId: string;
    no: number;
} | {
    kind: "keepCosigned";
    witness: string;
    note: string;
} | {
    kind: "close";
};
/** What the worker answers to each kind of request. */
export interface AuditAnswers {
    append: undefined;
    list: NumberedEntry[];
    erase: number;
    activity: AuditHour[];
    checkpoint: string | undefined;
    witnessed: string | undefined;
    payloads: OpenedEntry[];
    backlog: number;
    tile: Uint8Array | undefined;
    consistency: Uint8Array[];
    prove: ProvenEntry | undefined;
    keepCosigned: undefined;
    close: undefined;
}
export type AuditAnswer = {
    ok: true;
    value: unknown;
} | {
    ok: false;
    code: ErrorCode;
    reason: string;
};
