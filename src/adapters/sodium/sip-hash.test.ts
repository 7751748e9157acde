import fc from "fast-check";
import sodium from "sodium-native";
import { expect, it } from "vitest";
import { SipHash } from "./sip-hash.ts";

const KEY = Buffer.from(Array.from({ length: 16 }, (_, index) => index));

function hashed(key: Uint8Array, message: Uint8Array): string {
	const out = new Uint32Array(4);
	new SipHash(key).hash(message, message.length, out, 1);
	return Buffer.from(out.buffer, 4, 8).toString("hex");
}

it("gives the published value for the published key and 15-byte message", () => {
	const message = Buffer.from(Array.from({ length: 15 }, (_, index) => index));
	expect(hashed(KEY, message)).toBe("e545be4961ca29a1");
});

it("gives what libsodium gives, for any key and message", () => {
	const key = fc.uint8Array({ minLength: 16, maxLength: 16 });
	fc.assert(
		fc.property(key, fc.uint8Array({ maxLength: 70 }), (bytes, message) => {
			const expected = Buffer.alloc(8);
			sodium.crypto_shorthash(expected, Buffer.from(message), Buffer.from(bytes));
			expect(hashed(bytes, message)).toBe(expected.toString("hex"));
		}),
		{ numRuns: 1_000 },
	);
});
