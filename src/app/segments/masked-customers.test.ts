import { describe, expect, it } from "vitest";
import { maskedRows, pseudonymOf } from "./masked-customers.ts";

const field = (no: number, name: string) => ({ no, name, labels: [], type: "text" as const });
/** Shows who was shown what, by which mask. */
const masked = {
	shownAs:
		({ no }: { no: number }) =>
		(value: string, seed = "") =>
			`${seed}:${no}:${value}`,
};

describe("rows of masked customers", () => {
	it("have every value under its own field and customer, masked, each item of a list, by pseudonym", () =>
		expect(
			maskedRows(
				masked,
				[field(1, "city"), field(2, "tags")],
				[
					{ pseudonym: "c_b", noiseSeed: "b", values: new Map<number, string | string[]>([[2, ["x", "y"]]]) },
					{ pseudonym: "c_a", noiseSeed: "a", values: new Map([[1, "Oslo"]]) },
				],
			),
		).toEqual([
			{ pseudonym: "c_a", values: { city: "a:1:Oslo", tags: null } },
			{ pseudonym: "c_b", values: { city: null, tags: ["b:2:x", "b:2:y"] } },
		]));

	it("have no value of a field that is not shown", () =>
		expect(maskedRows(masked, [], [{ pseudonym: "c_a", noiseSeed: "a", values: new Map([[1, "Oslo"]]) }])).toEqual([
			{ pseudonym: "c_a", values: {} },
		]));

	it("name customers by the first six bytes of a blind index of purpose and key", () => {
		const asked: unknown[] = [];
		const blindIndex = (...given: unknown[]) => {
			asked.push(given);
			return Uint8Array.from([0, 9, 16, 171, 255, 1, 2, 3]);
		};
		expect(pseudonymOf({ blindIndex }, "win-back", 42)).toBe("c_000910abff01");
		expect(asked).toEqual([[0xffff_ffff, "win-back\u000042"]]);
	});
});
