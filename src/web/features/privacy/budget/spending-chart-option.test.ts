import { expect, it } from "vitest";
import { lastDays, type SizeCharge, spendersByName, spendersOf, spendingLabel } from "./spending-chart-option.ts";

const DAYS = lastDays(Date.parse("2026-11-24T12:00:00Z"));
const charge = (name: string | undefined, price: number, day = "2026-11-24"): SizeCharge => ({
	...{ day, account: "person", action: "segment:preview", questions: 1, price },
	...(name !== undefined && { name }),
});

it("draws thirty days, also those without a charge", () => {
	expect(DAYS).toHaveLength(30);
	expect([DAYS[0], DAYS[29]]).toEqual(["2026-10-26", "2026-11-24"]);
});

it("stacks you, others and what everyone is shown, and leaves out whoever spent nothing", () => {
	const days = [{ day: "2026-11-23", you: 5, others: 0, publications: 7 }];
	const spenders = spendersOf({ days }, DAYS);
	expect(spenders.map(({ name }) => name)).toEqual(["You", "Shown to everyone"]);
	expect(spenders[0]?.spent[28]).toBe(5);
});

it("names those who spent most, and draws all further ones together", () => {
	const charges = ["Ada", "Ben", "Cy", "Dee", "Eve", "Flo"].map((name, at) => charge(name, 60 - at));
	const published: SizeCharge = { ...charge(undefined, 900), account: "publications" };
	const spenders = spendersByName([published, ...charges, charge(undefined, 100)], DAYS);
	expect(spenders.map(({ name }) => name)).toEqual([
		"Somebody who has left",
		...["Ada", "Ben", "Cy", "Others", "Shown to everyone"],
	]);
	expect(spenders[4]?.spent[29]).toBe(57 + 56 + 55);
	expect(spendingLabel(spenders.slice(0, 2))).toBe(
		"ρ spent on sizes a day in the last 30 days: Somebody who has left 0.0001, Ada 0.0001.",
	);
});
