import type { Migration } from "../migration.ts";
/** In order; only ever appended to. */
export declare const AUDIT_MIGRATIONS: readonly Migration[];
