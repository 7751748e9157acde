import { describe, expect, it } from "vitest";
import { type Entry, findEntries } from "./entry.ts";

const entry = (label: string, more: Partial<Entry> = {}): Entry => ({
	value: label,
	label,
	group: "Attributes",
	...more,
});

describe("finding entries", () => {
	it("puts names that begin with the query before those that contain it, and descriptions last", () => {
		const entries = [entry("total", { detail: "about the country" }), entry("home_country"), entry("country")];
		const [group] = findEntries(entries, "country").groups;
		expect(group?.entries.map(({ label }) => label)).toEqual(["country", "home_country", "total"]);
	});

	it("wants every word", () => {
		expect(findEntries([entry("birth_month"), entry("birth_year")], "birth mon").groups[0]?.entries).toHaveLength(1);
	});

	it("shows at most 80 of 500 and says how many are left", () => {
		const many = Array.from({ length: 500 }, (_, index) => entry(`field_${index}`));
		const { groups, more } = findEntries(many, "");
		expect(groups[0]?.entries).toHaveLength(80);
		expect(more).toBe(420);
	});

	it("knows when the name is there as written", () => {
		expect(findEntries([entry("plan")], "plan ").exact).toBe(true);
		expect(findEntries([entry("plan")], "pla").exact).toBe(false);
	});
});
