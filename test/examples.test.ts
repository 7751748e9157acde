import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { Mapping } from "../src/core/intake/mapping.ts";
import { SegmentDocument } from "../src/core/segments/segment-document.ts";
import { TraitDocument } from "../src/core/segments/trait-document.ts";

const EXAMPLES = join(import.meta.dirname, "..", "examples");
const SCHEMAS = [
	["retail/*.map.yaml", Mapping],
	["retail/segments/*.yaml", SegmentDocument],
	["retail/traits/*.yaml", TraitDocument],
] as const;

describe("the examples", () => {
	for (const [pattern, schema] of SCHEMAS) {
		const files = globSync(pattern, { cwd: EXAMPLES });

		test(`${pattern}: there are some`, () => {
			expect(files.length).toBeGreaterThan(0);
		});

		test.each(files)("%s is valid", (file) => {
			const document = parse(readFileSync(join(EXAMPLES, file), "utf8"));
			expect(schema.safeParse(document).error?.issues ?? []).toEqual([]);
		});
	}
});
