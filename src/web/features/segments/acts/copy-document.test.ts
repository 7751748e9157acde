import { expect, test } from "vitest";
import { copyDocument, nameOfCopy } from "./copy-document.ts";

const original = {
	apiVersion: "segward/v1",
	kind: "Segment",
	metadata: { name: "readers", owner: "crm@example.com" },
	spec: { title: "Readers", purpose: "newsletter", tags: ["mail"], rule: { attribute: "plan", equals: "pro" } },
};

test("a copy differs in name and title only, and leaves the original alone", () => {
	const copy = copyDocument(original, "readers-copy", "Readers, too");
	expect(copy).toEqual({
		...original,
		metadata: { name: "readers-copy", owner: "crm@example.com" },
		spec: { ...original.spec, title: "Readers, too" },
	});
	expect(original.metadata.name).toBe("readers");
});

test("the name of a copy fits where the original was as long as names may be", () => {
	expect(nameOfCopy("readers")).toBe("readers-copy");
	expect(nameOfCopy("x".repeat(64))).toHaveLength(64);
	expect(nameOfCopy(`${"x".repeat(58)}-${"y".repeat(5)}`)).toBe(`${"x".repeat(58)}-copy`);
});

test("what is no segment is not copied", () => {
	expect(() => copyDocument({ kind: "Trait" }, "a", "b")).toThrow();
});
