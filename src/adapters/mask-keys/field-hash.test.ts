import { describe, expect, it } from "vitest";
import { FieldHash } from "./field-hash.ts";

const counting = (from: number, bytes: number) => Uint8Array.from({ length: bytes }, (_, at) => from + at);

describe("the hash of a field's values", () => {
	it("is SipHash-2-4: the vector of its authors, whose message is the bytes 0 to 14", () => {
		const text = Buffer.from(counting(4, 11)).toString();
		expect(new FieldHash(counting(0, 16)).of(0x03020100, text).toString("hex")).toBe("e545be4961ca29a1");
	});

	it("has eight bytes of each key", () => {
		const [both, first, second] = [counting(0, 32), counting(0, 16), counting(16, 16)].map((keys) =>
			new FieldHash(keys).of(7, "zoë").toString("hex"),
		);
		expect(both).toBe(`${first}${second}`);
		expect(first).not.toBe(second);
	});

	it("is of the text as it is, however long", () => {
		const hash = new FieldHash(counting(0, 16));
		const all = [5_000, 4_999, 300, 3].map((length) => hash.of(7, "é".repeat(length)).toString("hex"));
		expect(new Set(all).size).toBe(4);
		expect(hash.of(7, "é".repeat(4_999)).toString("hex")).toBe(all[1]);
	});
});
