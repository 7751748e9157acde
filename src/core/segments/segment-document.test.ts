import { describe, expect, test } from "vitest";
import { z } from "zod";
import { SegwardError } from "../error/segward-error.ts";
import { parseSegmentDocument, parseTraitDocument } from "./parse-document.ts";
import { SegmentDocument } from "./segment-document.ts";
import { TraitDocument } from "./trait-document.ts";

const segment = {
	apiVersion: "segward/v1",
	kind: "Segment",
	metadata: { name: "lapsed", owner: "crm@example.com" },
	spec: {
		title: "Lapsed",
		purpose: "win-back-email",
		reviewEvery: "90d",
		timeZone: "Europe/Berlin",
		rule: { everyone: true },
	},
};
const trait = {
	apiVersion: "segward/v1",
	kind: "Trait",
	metadata: { name: "lifetime-value", owner: "crm@example.com" },
	spec: { title: "Lifetime value", measure: { event: "purchase", sum: "amount" } },
};

function refusal(read: () => unknown): SegwardError {
	try {
		read();
	} catch (error) {
		if (error instanceof SegwardError) return error;
		throw error;
	}
	throw new Error("was not refused");
}

describe("a document", () => {
	test("is read as it is", () => {
		expect(parseSegmentDocument(segment)).toEqual(segment);
		expect(parseTraitDocument(trait)).toEqual(trait);
	});

	test.each([
		["a name", { ...segment, metadata: { name: "Lapsed Ones", owner: "x" } }, "metadata.name"],
		["an unknown key", { ...segment, spec: { ...segment.spec, purpse: "x" } }, "spec.purpse"],
		["a zone", { ...segment, spec: { ...segment.spec, timeZone: "Berlin" } }, "spec.timeZone"],
		[
			"a rule",
			{ ...segment, spec: { ...segment.spec, rule: { all: [{ event: "a", cuont: 3 }] } } },
			"spec.rule.all[0].cuont",
		],
		["another kind", { ...segment, kind: "Sector" }, "kind"],
		["another version", { ...segment, apiVersion: "segward/v2" }, "apiVersion"],
	])("is refused with the place of %s", (_, document, path) => {
		const error = refusal(() => parseSegmentDocument(document));
		expect(error.code).toBe("segment-file-invalid");
		expect(error.details.issues?.map((issue) => issue.path)).toContain(path);
	});

	test.each([null, "text", [], 7])("%j is none", (value) => {
		expect(refusal(() => parseSegmentDocument(value)).code).toBe("segment-file-invalid");
	});

	test("a trait names one measure that is compared with nothing", () => {
		const measured = (measure: object) => () => parseTraitDocument({ ...trait, spec: { title: "x", measure } });
		expect(refusal(measured({ event: "purchase" })).details.path).toBe("spec.measure");
		expect(refusal(measured({ event: "purchase", count: 3 })).details.path).toBe("spec.measure.count");
		expect(refusal(measured({ event: "purchase", sum: "amount", atLeast: 3 })).details.path).toBe(
			"spec.measure.atLeast",
		);
		expect(measured({ event: "purchase", last: { property: "plan" } })).not.toThrow();
	});

	test("has a JSON Schema in which rules contain rules", () => {
		const schema = z.toJSONSchema(SegmentDocument);
		expect(schema.properties?.spec).toMatchObject({ properties: { rule: { $ref: "#/$defs/Rule" } } });
		expect(JSON.stringify(schema.$defs)).toContain('"not":{"$ref":"#/$defs/Rule"}');
		expect(z.toJSONSchema(TraitDocument).properties).toHaveProperty("spec");
	});
});
