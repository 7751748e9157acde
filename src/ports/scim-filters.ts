import type { ScimFilter } from "../core/access/scim/filter.ts";

/** Reads a SCIM filter. @throws SegwardError `filter-invalid`. */
export type ParseScimFilter = (text: string) => ScimFilter;
