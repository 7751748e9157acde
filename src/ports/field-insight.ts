import type { Field } from "../core/catalogue/field.ts";
import type { Spread } from "../core/catalogue/fixed-ranges.ts";
import type { DataVersion } from "./customer-data.ts";

/** Some rows, and how many different customers they are of (approximate beyond some ten thousand). */
export interface RowGroup {
	rows: number;
	customers: number;
}

export interface Buckets {
	start: number;
	width: number;
	count: number;
}

/**
 * What the catalogue shows of values. Sizes are exact: the caller protects them. Rows are customers for an attribute and
 * events for a property. Dates and timestamps are days since 1970-01-01 wherever a number is meant.
 */
export interface FieldInsight {
	/** All rows, and those without a value. */
	completeness(workspaceId: string, version: DataVersion, field: Field): Promise<{ all: RowGroup; missing: RowGroup }>;
	/** The most frequent values, as canonical text; a list counts once for each of its different items. */
	frequentValues(
		workspaceId: string,
		version: DataVersion,
		field: Field,
		limit: number,
	): Promise<(RowGroup & { value: string })[]>;
	/** Rows that have a value, but none of these. */
	otherValues(workspaceId: string, version: DataVersion, field: Field, values: readonly string[]): Promise<RowGroup>;
	/** Lowest and highest number after leaving out the `skip` most extreme customers at each end. */
	bounds(
		workspaceId: string,
		version: DataVersion,
		field: Field,
		skip: number,
	): Promise<{ low: number; high: number } | undefined>;
	/** How many customers have their lowest and their highest number in each of the ranges between these edges. */
	spread(workspaceId: string, version: DataVersion, field: Field, edges: readonly number[]): Promise<Spread>;
	/** Rows by bucket; what lies outside counts to the first or last. */
	histogram(workspaceId: string, version: DataVersion, field: Field, buckets: Buckets): Promise<RowGroup[]>;
	/** The events, most frequent first, at most 5,000 names, each with the numbers of the properties it has. */
	eventSummaries(
		workspaceId: string,
		version: DataVersion,
		fields: readonly Field[],
	): Promise<(RowGroup & { name: string; propertyNos: number[] })[]>;
	/**
	 * The newest day in UTC, such as `2026-01-31`, on which or after which at least this many different customers had events;
	 * more than 100 count as 100.
	 */
	newestEventDay(workspaceId: string, version: DataVersion, customers: number): Promise<string | undefined>;
}
