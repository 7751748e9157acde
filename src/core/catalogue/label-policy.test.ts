import { expect, it } from "vitest";
import { Label } from "./field.ts";
import { ATTRIBUTE_LABELS, DIRECT_IDENTIFIER_LABELS, labelsBarredFromEngine, placementOf } from "./label-policy.ts";

it("places every label in exactly one of vault, engine and nowhere", () => {
	for (const label of Label.options) {
		const places = [DIRECT_IDENTIFIER_LABELS.has(label), ATTRIBUTE_LABELS.has(label), label === "secret"];
		expect(places.filter(Boolean), label).toHaveLength(1);
	}
});

it("sends a field with any identifying label to the vault, and a secret nowhere", () => {
	expect(placementOf([])).toBe("engine");
	expect(placementOf(["demographic", "location"])).toBe("engine");
	expect(placementOf(["location", "address"])).toBe("vault");
	expect(placementOf(["email", "secret"])).toBeNull();
});

it("names the labels that the engine may not hold", () =>
	expect(labelsBarredFromEngine(["location", "email", "secret"])).toEqual(["email", "secret"]));
