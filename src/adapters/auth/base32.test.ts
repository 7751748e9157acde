import { expect, test } from "vitest";
import { base32 } from "./base32.ts";

test.each([
	["", ""],
	["f", "MY"],
	["fo", "MZXQ"],
	["foo", "MZXW6"],
	["foob", "MZXW6YQ"],
	["fooba", "MZXW6YTB"],
	["foobar", "MZXW6YTBOI"],
])("%s is written as RFC 4648 says: %s", (text, written) => {
	expect(base32(Buffer.from(text))).toBe(written);
});
