import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { fileSeal } from "./file-seal.ts";

describe("a sealed file", () => {
	const key = randomBytes(32);
	const plain = Buffer.from("-----BEGIN PRIVATE KEY-----");

	it("opens under the same key and purpose only", () => {
		const sealed = fileSeal(key, "tls").seal(plain);
		expect(Buffer.from(sealed).includes(plain)).toBe(false);
		expect(fileSeal(key, "tls").open(sealed)).toEqual(plain);
		expect(() => fileSeal(key, "other").open(sealed)).toThrow("altered");
		expect(() => fileSeal(randomBytes(32), "tls").open(sealed)).toThrow("altered");
	});

	it("is refused when a single bit changed or bytes are missing", () => {
		const sealed = Buffer.from(fileSeal(key, "tls").seal(plain));
		const last = sealed.length - 1;
		sealed[last] = (sealed[last] ?? 0) ^ 1;
		expect(() => fileSeal(key, "tls").open(sealed)).toThrow("altered");
		expect(() => fileSeal(key, "tls").open(sealed.subarray(0, 10))).toThrow();
	});
});
