import type { Cancellation } from "../core/cancellation.ts";
import type { Field } from "../core/catalogue/field.ts";
import type { DataVersion } from "./customer-data.ts";
import type { ExtractedGroups } from "./extract-reader.ts";
import type { MembershipRef } from "./segment-engine.ts";

export type ReadField = Pick<Field, "no" | "type">;

export interface SyntheticRead {
	workspaceId: string;
	version: DataVersion;
	/** Everybody, where it is absent. */
	membership?: MembershipRef;
	/** Reads one customer of so many, by a hash of the key. */
	oneIn: number;
	signal?: Cancellation;
}

/**
 * Reads what synthetic rows are modelled on: each customer is one row, grouped in the engine, without customer keys.
 *
 * @throws SegwardError `cancelled`, `query-too-large`, `engine-unavailable`.
 */
export interface SyntheticReader {
	/** Attributes as columns; then, for each of the events, how many and the day of the last, "" where there is none. */
	customers(read: SyntheticRead, fields: readonly ReadField[], eventNames: readonly string[]): Promise<ExtractedGroups>;
	/** Customers that have each event; each counts for at most `most` names. */
	eventNames(read: SyntheticRead, most: number): Promise<Map<string, number>>;
	/** One event of this name of each customer that has any, its properties as columns. */
	oneEventEach(read: SyntheticRead, eventName: string, fields: readonly ReadField[]): Promise<ExtractedGroups>;
}
