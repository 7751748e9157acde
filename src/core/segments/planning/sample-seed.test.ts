import { expect, test } from "vitest";
import { sampleSeed } from "./sample-seed.ts";

const fnv1a = (bytes: Uint8Array) =>
	bytes.reduce((hash, byte) => ((hash ^ BigInt(byte)) * 1099511628211n) % 2n ** 64n, 14695981039346656037n);

test.each(["", "x", "Größe", "日本", "😀 ✓", "\ud800"])("the key of seed %j is FNV-1a over its UTF-8 bytes", (seed) => {
	const keyOf = (prefix: string) => String(fnv1a(Buffer.from(prefix + seed)));
	expect(sampleSeed(seed)).toEqual({ k0: keyOf("0:"), k1: keyOf("1:") });
});

test("the key is that of the published FNV-1a test vectors", () => {
	expect(fnv1a(Buffer.from("foobar"))).toBe(0x85944171f73967e8n);
});

test("composed and decomposed seeds are the same", () => {
	expect(sampleSeed("e\u0301")).toEqual(sampleSeed("é"));
});
