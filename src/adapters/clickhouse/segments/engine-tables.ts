import type { DataVersion } from "../../../ports/customer-data.ts";
import { qualified, SLICE_KEYS } from "../tables.ts";

/** The customers of the slice that a statement runs over; `lo` and `hi` are bound per slice. */
export const KEY_RANGE = "customer_key >= {lo:UInt32} AND customer_key <= {hi:UInt32}";

/** A range of customer keys, both ends inclusive, within the stored slice `no`. */
export interface Slice {
	no: number;
	lo: number;
	hi: number;
}

/** One data version as the compiler sees it; table names carry their database. */
export interface EngineTables {
	customers: string;
	/** Absent where there are no events. */
	events?: string;
	/** Absent where no identifier was imported. */
	vault?: string;
	lists: string;
	memberships: string;
	/** Numbers of fields with a column. */
	columns: ReadonlySet<number>;
	/** No customer key below the next one is unused, so a bitmap from another source needs no check against customers. */
	everyKeyExists: boolean;
	slices: readonly Slice[];
}

/** Undefined where the workspace has no customers: every answer is then empty. */
export function engineTables(workspaceId: string, version: DataVersion): EngineTables | undefined {
	const { customers, events, vault } = version.tables;
	if (customers === undefined) return undefined;
	return {
		customers: qualified(workspaceId, customers),
		events: events === undefined ? undefined : qualified(workspaceId, events),
		vault: vault === undefined ? undefined : qualified(workspaceId, vault),
		lists: qualified(workspaceId, "lists"),
		memberships: qualified(workspaceId, "memberships"),
		columns: new Set(version.columns),
		everyKeyExists: version.customers === version.nextCustomerKey - 1,
		slices: slicesBelow(version.nextCustomerKey),
	};
}

function slicesBelow(nextCustomerKey: number): Slice[] {
	const count = Math.ceil(nextCustomerKey / SLICE_KEYS);
	return Array.from({ length: count }, (_, no) => ({
		no,
		lo: no * SLICE_KEYS,
		hi: Math.min((no + 1) * SLICE_KEYS, nextCustomerKey) - 1,
	}));
}

/** The same customer keys in ranges of at most `keys`. */
export function narrowed(slices: readonly Slice[], keys: number): Slice[] {
	return slices.flatMap(({ no, lo, hi }) =>
		Array.from({ length: Math.ceil((hi - lo + 1) / keys) }, (_, index) => ({
			no,
			lo: lo + index * keys,
			hi: Math.min(lo + (index + 1) * keys - 1, hi),
		})),
	);
}
