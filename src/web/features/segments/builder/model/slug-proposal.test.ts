import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Slug } from "../../../../../core/segments/slug.ts";
import { freeSlug, proposeSlug } from "./slug-proposal.ts";

describe("a proposed name", () => {
	it("is made of the title", () => {
		expect(proposeSlug("Lapsed high-value customers")).toBe("lapsed-high-value-customers");
		expect(proposeSlug("  Größe & Café: die Top 10%! ")).toBe("grosse-and-cafe-die-top-10-percent");
		expect(proposeSlug("العملاء")).toBe("");
	});

	it("is valid, or empty, whatever the title", () => {
		fc.assert(
			fc.property(fc.string({ unit: "grapheme", maxLength: 120 }), (title) => {
				const name = proposeSlug(title);
				expect(name === "" || Slug.safeParse(name).success).toBe(true);
			}),
		);
	});

	it("steps aside for one that is taken", () => {
		expect(freeSlug("buyers", (name) => name === "buyers")).toBe("buyers-2");
	});
});
