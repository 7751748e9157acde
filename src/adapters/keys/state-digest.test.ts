import { expect, test } from "vitest";
import { stateDigest } from "./state-digest.ts";

const key = { version: 1, bytes: Buffer.alloc(32, 7) };
const digest = stateDigest(() => key);

test("equal states have one digest, however they are written down", () => {
	expect(digest("main", "mapping/crm", { a: 1, b: [2], c: undefined })).toBe(
		digest("main", "mapping/crm", { b: [2], a: 1 }),
	);
});

test("another state, thing, workspace or key has another digest", () => {
	const one = digest("main", "mapping/crm", { a: 1 });
	const others = [
		digest("main", "mapping/crm", { a: 2 }),
		digest("main", "mapping/web", { a: 1 }),
		digest("w1", "mapping/crm", { a: 1 }),
		stateDigest(() => ({ version: 1, bytes: Buffer.alloc(32, 8) }))("main", "mapping/crm", { a: 1 }),
	];
	expect(new Set([one, ...others]).size).toBe(5);
});

test("a digest names the version of its key, and tells nothing of the state", () => {
	expect(digest("main", "person/1", { email: "ada@example.com" })).toMatch(/^1:[0-9a-f]{64}$/);
});
