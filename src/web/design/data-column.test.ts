import { expect, test } from "vitest";
import { compareValues, sortingState, sortOrder, tableColumns } from "./data-column.ts";

test("numbers compare by value, texts by the alphabet with numbers in them by value", () => {
	expect([10, 9, 2].sort(compareValues)).toEqual([2, 9, 10]);
	expect(["list 10", "List 9", "été", "eta"].sort(compareValues)).toEqual(["eta", "été", "List 9", "list 10"]);
});

test("a column is sortable where it has a value to sort by or its owner sorts", () => {
	const columns = tableColumns<{ size: number }>([
		{ id: "size", header: "Size", cell: ({ size }) => size, sortValue: ({ size }) => size, descendingFirst: true },
		{ id: "owner", header: "Owner", cell: () => "", sortable: true },
		{ id: "menu", header: "Actions", cell: () => "" },
	]);
	expect(columns.map(({ enableSorting }) => enableSorting)).toEqual([true, true, false]);
	expect(columns[0]?.sortDescFirst).toBe(true);
});

test("the order of a table goes to the library's state and back", () => {
	expect(sortOrder(sortingState({ id: "size", descending: true }))).toEqual({ id: "size", descending: true });
	expect(sortOrder(sortingState(undefined))).toBeUndefined();
});
