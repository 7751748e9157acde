import { expect, test } from "vitest";
import { columnProtection, filterColumns, needsLook } from "./column-filter.ts";
import type { DraftColumn, DraftIssues } from "./mapping-draft.ts";

const none: DraftIssues = { byColumn: new Map(), general: [], count: 0 };
const column = (name: string, mapped: Partial<DraftColumn["mapped"]>, about: Partial<DraftColumn["about"]> = {}) =>
	({
		about: {
			column: name,
			role: "ignore",
			examples: [],
			detectedType: "text",
			labels: [],
			confidence: 1,
			reasons: [],
			...about,
		},
		mapped: { column: name, ...mapped },
	}) as DraftColumn;

const id = column("Id", { role: "external-id" });
const mail = column("E-mail", { role: "identifier", field: "mail", labels: ["email"] } as never, { labels: ["email"] });
const age = column("Age", { role: "attribute", field: "age", type: "integer", labels: ["demographic"] } as never);
const plan = column("Plan", { role: "attribute", field: "plan", type: "text" } as never, { confidence: 0.4 });
const password = column("Password", { role: "ignore" }, { labels: ["secret"], note: "not stored" });
const junk = column("Junk", { role: "ignore" });
const all = [id, mail, age, plan, password, junk];

test("protection follows from the role and the labels; secrets are refused", () => {
	expect(all.map(columnProtection)).toEqual(["sealed", "sealed", "masked", "open", "refused", "ignored"]);
});

test("a time has no protection of its own", () => {
	expect(columnProtection(column("At", { role: "time" }))).toBeUndefined();
});

test("a look is needed at what is unsure or wrong, not at what is ignored", () => {
	expect(all.filter((one) => needsLook(one, none))).toEqual([plan]);
	const issues = { ...none, byColumn: new Map([["Age", ["wrong"]]]) };
	expect(all.filter((one) => needsLook(one, issues))).toEqual([age, plan]);
});

test("views and text narrow together; the text looks at names, fields and labels", () => {
	expect(filterColumns(all, none, "sealed", "")).toEqual([id, mail]);
	expect(filterColumns(all, none, "ignored", "")).toEqual([password, junk]);
	expect(filterColumns(all, none, "all", " MAIL ")).toEqual([mail]);
	expect(filterColumns(all, none, "sealed", "plan")).toEqual([]);
});
