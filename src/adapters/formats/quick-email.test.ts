import fc from "fast-check";
import validator from "validator";
import { expect, it } from "vitest";
import { isPlainEmail } from "./quick-email.ts";

const character = fc.constantFrom(..."abzAZ019._+-@xn");

it("takes nothing that the library refuses", () => {
	const parts = fc.array(character, { minLength: 1, maxLength: 12 }).map((all) => all.join(""));
	const address = fc.tuple(parts, parts, fc.constantFrom("com", "de", "co.uk", "x", "museum", "c0m", "-a", "xn--p1ai"));
	fc.assert(
		fc.property(address, ([local, host, top]) => {
			const text = `${local}@${host}.${top}`;
			if (isPlainEmail(text)) expect(validator.isEmail(text), text).toBe(true);
		}),
		{ numRuns: 20_000 },
	);
});

it.each(["jo@example.com", "jane.doe+tag@mail.example.co.uk", "a_b-c@x1.de"])("takes %s", (text) => {
	expect(isPlainEmail(text)).toBe(true);
});

it.each([
	".a@example.com",
	"a..b@example.com",
	"a@-x.com",
	"a@x-.com",
	"a@localhost",
	"a@x.c",
	`${"a".repeat(65)}@example.com`,
	"zoë@example.com",
])("leaves %s to the library", (text) => {
	expect(isPlainEmail(text)).toBe(false);
});
