import { expect, test } from "vitest";
import { DEFAULT_NULLS } from "../../../core/intake/normalise.ts";
import { ownNulls, summariseOptions } from "./option-words.ts";

test("only what is unusual is told", () => {
	expect(summariseOptions({})).toBe("nothing unusual");
	expect(summariseOptions({ encoding: "utf-8", delimiter: "," })).toBe("nothing unusual");
	expect(summariseOptions({ dateOrder: "dmy", decimalSeparator: ",", countryColumn: "Land" })).toBe(
		"dates d/m/y · decimal comma · country from Land",
	);
});

test("a file that is read in an unusual way is told so", () => {
	expect(summariseOptions({ delimiter: "tab", header: false, nulls: ["k.A."] })).toBe(
		"split at tab · no header row · own words for “no value”",
	);
});

test("the usual words for no value need no mention in the mapping; others do, and so does having none", () => {
	const usual = DEFAULT_NULLS.filter((word) => word !== "");
	expect(ownNulls(usual)).toBeUndefined();
	expect(ownNulls([...usual, " k.A. "])).toEqual([...usual, "k.A."]);
	expect(ownNulls([])).toEqual([]);
});
