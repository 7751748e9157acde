import { expect, test } from "vitest";
import { carryEdits, layoutOf } from "./file-layout.ts";
import { changeColumn, changeOptions, type MappingDraft } from "./mapping-draft.ts";

function proposal(names: readonly string[], options: MappingDraft["options"] = {}): MappingDraft {
	return {
		kind: "customers",
		name: "shop",
		options,
		columns: names.map((column) => ({
			about: { column, role: "attribute", examples: [], detectedType: "text", labels: [], confidence: 1, reasons: [] },
			mapped: { column, role: "attribute", field: column.toLowerCase(), type: "text" },
		})),
	};
}

const proposed = proposal(["Plan", "Size"], { dateOrder: "dmy", encoding: "utf-8" });

test("what was changed stays when the file is read again, where the column is still there", () => {
	const edited = changeColumn(proposed, "Plan", { column: "Plan", role: "ignore" });
	const next = carryEdits({ ...edited, name: "mine" }, proposed, proposal(["Plan", "Größe"]));
	expect(next.name).toBe("mine");
	expect(next.columns.map(({ mapped }) => mapped.role)).toEqual(["ignore", "attribute"]);
});

test("what was not changed is as newly proposed", () => {
	const next = proposal(["Plan"]);
	expect(carryEdits(proposed, proposed, next).columns).toEqual(next.columns);
});

test("options that were changed stay, those that were only proposed and the layout are those of the new proposal", () => {
	const edited = changeOptions(proposed, { nulls: ["k.A."], decimalSeparator: "," });
	const next = carryEdits(edited, proposed, proposal(["Plan"], { dateOrder: "mdy", encoding: "windows-1252" }));
	expect(next.options).toEqual({
		dateOrder: "mdy",
		encoding: "windows-1252",
		nulls: ["k.A."],
		decimalSeparator: ",",
	});
});

test("nothing is carried to another kind of import but the name", () => {
	const edited = changeColumn(proposed, "Plan", { column: "Plan", role: "ignore" });
	const next: MappingDraft = { ...proposal(["Plan"]), kind: "events" };
	expect(carryEdits(edited, proposed, next)).toEqual({ ...next, name: "shop" });
});

test("the layout is the part of the options that decides the columns", () => {
	expect(layoutOf({ header: false, dateOrder: "dmy", nulls: [] })).toEqual({ header: false });
});
