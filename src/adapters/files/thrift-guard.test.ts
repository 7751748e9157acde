import { describe, expect, test } from "vitest";
import { thriftStructEnd } from "./thrift-guard.ts";

const end = (...bytes: number[]) => thriftStructEnd(new DataView(Uint8Array.from(bytes).buffer), 0);

describe("a Thrift struct", () => {
	test("is walked to its end", () => {
		// Field 1: true; field 2: i32; field 3: binary of two bytes; field 4: list of two i32; field 5: an empty struct.
		expect(end(0x11, 0x15, 0x80, 0x01, 0x18, 2, 65, 66, 0x19, 0x25, 1, 2, 0x1c, 0, 0, 99)).toBe(15);
	});

	test("that claims more than there is, is refused at once", () => {
		const hugeList = [0x19, 0xf1, 0xff, 0xff, 0xff, 0xff, 0x07, 0];
		expect(() => end(...hugeList)).toThrow(RangeError);
		expect(() => end(0x18, 0xff, 0xff, 0x03, 65)).toThrow(RangeError);
		expect(() => end(0x15)).toThrow(RangeError);
		expect(() => end(0x1d, 0)).toThrow(RangeError);
		expect(() => end(...Array(40).fill(0x1c))).toThrow(RangeError);
		expect(() => end(0x16, ...Array(12).fill(0xff))).toThrow(RangeError);
	});
});
