import { existsSync, globSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { ROOT, read } from "./source-tree.ts";

const LINK = /\]\((?!https?:|#|mailto:)([^)#\s]+)(?:#[^)]*)?\)/g;
/** Written by a long run, so it may not be there yet. */
const LATER = ["bench/RESULTS.md"];

test("every relative link in the documents leads somewhere", () => {
	const pages = globSync(["*.md", "{docs,examples,bench,policies}/**/*.md"], { cwd: ROOT });
	const broken = pages.flatMap((page) =>
		[...read(page).matchAll(LINK)]
			.map(([, target]) => join(dirname(page), target as string))
			.filter((target) => !LATER.includes(target) && !existsSync(join(ROOT, target)))
			.map((target) => `${page} → ${target}`),
	);
	expect(broken).toEqual([]);
});
