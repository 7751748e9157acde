import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { DEFAULT_NULLS } from "../../src/core/intake/normalise.ts";
import { QUARANTINE_REASONS } from "../../src/core/intake/reasons.ts";

const page = readFileSync(new URL("../../docs/import.md", import.meta.url), "utf8");

describe("docs/import.md", () => {
	test.each(Object.entries(QUARANTINE_REASONS))("explains the reason %s", (code, { title, fix }) => {
		expect(page).toContain(`| \`${code}\` | ${title} | ${fix} |`);
	});

	test("names every null in disguise", () => {
		for (const word of DEFAULT_NULLS) if (word !== "") expect(page).toContain(`\`${word}\``);
	});
});
