import {
	type ColumnDef,
	createSortedRowModel,
	rowSortingFeature,
	type SortingState,
	tableFeatures,
} from "@tanstack/react-table";
import type { ReactNode } from "react";

/** One column of a `DataTable`. */
export interface DataColumn<T> {
	id: string;
	header: string;
	cell: (row: T) => ReactNode;
	/** Makes the column sortable in the browser, by this value; missing values stay last. */
	sortValue?: (row: T) => string | number | undefined;
	/** Sortable by whoever gives the rows (`onSortChange`). */
	sortable?: boolean;
	/** The first click sorts downwards: numbers and times, where the largest interests most. */
	descendingFirst?: boolean;
	align?: "start" | "end" | "center";
	width?: number | string;
	/** The header is for screen readers only, as over row menus. */
	headerUnseen?: boolean;
	/** Stays in sight at the end of the row when the table scrolls sideways. */
	pinned?: boolean;
}

export interface SortOrder {
	id: string;
	descending: boolean;
}

export const FEATURES = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });

const collator = new Intl.Collator("en-GB", { numeric: true, sensitivity: "base" });

/** Texts by the reader's alphabet and with numbers in them by value; numbers by value. */
export function compareValues(a: unknown, b: unknown): number {
	return typeof a === "number" && typeof b === "number" ? a - b : collator.compare(String(a), String(b));
}

/** The columns as TanStack Table wants them. */
export function tableColumns<T extends object>(
	columns: readonly DataColumn<T>[],
): ColumnDef<typeof FEATURES, T, unknown>[] {
	return columns.map(({ id, header, cell, sortValue, sortable, descendingFirst }) => ({
		id,
		header,
		accessorFn: (row: T) => sortValue?.(row),
		cell: ({ row }) => cell(row.original),
		enableSorting: sortable === true || sortValue !== undefined,
		sortDescFirst: descendingFirst === true,
		sortUndefined: "last",
		sortFn: (a, b, column) => compareValues(a.getValue(column), b.getValue(column)),
	}));
}

export function sortingState(order: SortOrder | undefined): SortingState {
	return order ? [{ id: order.id, desc: order.descending }] : [];
}

export function sortOrder(state: SortingState): SortOrder | undefined {
	const first = state[0];
	return first && { id: first.id, descending: first.desc };
}
