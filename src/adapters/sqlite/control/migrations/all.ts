import type { Migration } from "../../migration.ts";
import { first } from "./0001-first.ts";

/** In order; only ever appended to. */
export const CONTROL_MIGRATIONS: readonly Migration[] = [first];
