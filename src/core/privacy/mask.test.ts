import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Label } from "../catalogue/field.ts";
import { DIRECT_IDENTIFIER_LABELS } from "../catalogue/label-policy.ts";
import { maskValue } from "./mask.ts";
import { oneSafeLine } from "./masking/safe-line.ts";

describe("masks by label", () => {
	it.each([
		["email", "jane.roe@example.com", "j•••@e•••.com"],
		["email", "not an address", "•••"],
		["phone", "+44 20 7183 8750", "•••50"],
		["phone", "12", "•••"],
		["name", "Ana Maria Costa", "A. M. C."],
		["name", "•••", "•••"],
		["payment-card", "4111 1111 1111 1234", "•••1234"],
		["payment-card", "5.54563E+15", "•••"],
		["iban", "DE89 3704 0044 0532 0130 00", "DE•••3000"],
		["national-id", "276-26-8143", "•••43"],
		["birth-date", "1982-03-29", "1982"],
		["birth-date", "29/3/1982", "1982"],
		["address", "SW1A 1AA", "SW•••"],
		["address", "80331", "80•••"],
		["address", "12 Mill Lane", "•••"],
		["ip-address", "192.0.2.17", "192.0.•••"],
		["ip-address", "2001:db8::1", "2001:db8:•••"],
		["external-id", "C-104233", "•••33"],
		["external-id", "A7", "•••"],
		["online-id", "jane@example.com", "j•••@e•••.com"],
		["special-category", "Diabetes", "•••"],
		["minor", "true", "•••"],
		["free-text", "Please call her sister", "•••"],
		["secret", "hunter2", "•••"],
	] as const)("masks %s", (label, value, masked) => expect(maskValue(value, [label], "text")).toBe(masked));

	it("shows amounts by magnitude only", () => {
		expect(maskValue("2143", ["financial"], "integer")).toBe("≈ 2000");
		expect(maskValue("-0.00", ["financial"], "decimal")).toBe("≈ 0");
		expect(maskValue("yes", ["financial"], "boolean")).toBe("•••");
	});

	it("shows places, but coordinates coarsely", () => {
		expect(maskValue("Leeds", ["location"], "text")).toBe("Leeds");
		expect(maskValue("51.507351, -0.127758", ["location"], "text")).toBe("51.5, -0.1");
	});

	it("takes the strictest of several labels", () => {
		expect(maskValue("Ann Roe", ["name", "minor"], "text")).toBe("•••");
		expect(maskValue("12 Mill Lane", ["location", "address"], "text")).toBe("•••");
	});

	it("shows values without a sensitive label as they are", () => {
		expect(maskValue("gold", ["behavioural"], "text")).toBe("gold");
		expect(maskValue("42", [], "integer")).toBe("42");
		expect(maskValue("", ["email"], "text")).toBe("");
	});

	it("never shows an e-mail address, whatever the label", () =>
		expect(maskValue("write to jane@example.com", [], "text")).toBe("•••"));
});

describe("hostile values", () => {
	it("loses control, bidirectional and zero-width characters and line breaks", () => {
		expect(maskValue("a\u001b[31mred\u202egnp\u200b\nnext", [], "text")).toBe("a[31mredgnp next");
		expect(oneSafeLine("\ud800x\u2028y")).toBe("x y");
	});

	it("shortens what is shown to 80 characters", () => {
		expect([...maskValue("😀".repeat(300), [], "text")]).toHaveLength(80);
	});

	it("is one safe short line for any value and labels", () =>
		fc.assert(
			fc.property(fc.string({ unit: "binary", maxLength: 200 }), fc.subarray([...Label.options]), (value, labels) => {
				const masked = maskValue(value, labels, "text");
				expect(masked).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
				expect([...masked].length).toBeLessThanOrEqual(80);
			}),
		));

	it("never shows a whole identifier of some length", () =>
		fc.assert(
			fc.property(
				fc.stringMatching(/^[a-z0-9]{8,30}$/),
				fc.constantFrom(...DIRECT_IDENTIFIER_LABELS),
				(value, label) => {
					expect(maskValue(value, [label], "text")).not.toContain(value);
				},
			),
		));
});
