import { expect, test } from "vitest";
import { summariseOptions } from "./option-words.ts";

test("only what is unusual is told", () => {
	expect(summariseOptions({})).toBe("nothing unusual");
	expect(summariseOptions({ encoding: "utf-8", delimiter: "," })).toBe("nothing unusual");
	expect(summariseOptions({ dateOrder: "dmy", decimalSeparator: ",", countryColumn: "Land" })).toBe(
		"dates d/m/y · decimal comma · country from Land",
	);
});
