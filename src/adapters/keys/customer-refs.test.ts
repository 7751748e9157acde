import { describe, expect, test } from "vitest";
import { CustomerRef } from "../../core/audit/entry.ts";
import { customerRefs } from "./customer-refs.ts";

const refs = customerRefs({
	workspaceKeyVersion: (workspaceId, _use, version) => ({
		version,
		bytes: Buffer.alloc(32, workspaceId === "one" ? 1 : 2),
	}),
});

describe("what stands in the access log for a customer", () => {
	test("is the same each time, and another for each customer and workspace", () => {
		const [first, second] = refs.of("one", [1, 2]);
		expect(refs.of("one", [1])).toEqual([first]);
		expect(new Set([first, second, ...refs.of("two", [1, 2])]).size).toBe(4);
	});

	test("has the form that entries take, for any customer key", () => {
		for (const ref of refs.of("one", [0, 1, 4_294_967_295])) expect(() => CustomerRef.parse(ref)).not.toThrow();
	});
});
