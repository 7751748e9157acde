import type { Cancellation } from "../core/cancellation.ts";
import type { DataVersion } from "./customer-data.ts";
import type { MembershipRef } from "./segment-engine.ts";

export interface ExtractRead {
	workspaceId: string;
	version: DataVersion;
	membership: MembershipRef;
	/** Customer keys of members who are not taken for members; they stay customers. */
	leftOut: readonly number[];
	/** Attributes, in the order in which columns come back. */
	fieldNos: readonly number[];
	/** Also reads who else looks the same; groups then come that hold nobody of the membership. */
	withPopulation: boolean;
	signal?: Cancellation;
}

/** Customers of a membership, those with equal values together. */
export interface ExtractedGroups {
	/** The different values of each column as canonical text, "" where there is none, and the code of each group. */
	columns: { values: string[]; codes: Int32Array }[];
	/** Members of each group. */
	counts: Uint32Array;
	/** Customers of each group, members included. */
	population?: Uint32Array;
	/** Members in all. */
	rows: number;
}

/**
 * Reads what extracts are made of: attributes only, grouped in the engine, slice by slice, without customer keys.
 *
 * @throws SegwardError `cancelled`, `query-too-large`, `engine-unavailable`.
 */
export interface ExtractReader {
	groups(read: ExtractRead, onProgress?: (done: number, total: number) => void): Promise<ExtractedGroups>;
}
