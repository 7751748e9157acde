import { globSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { isTest, ROOT, read, typeScriptFiles } from "./source-tree.ts";

const FOLDERS = ["src", "test", "scripts", "bench", "examples"];
const VAGUE_NAME = /(^|\/)(utils?|helpers?|common|misc|manager)(\/|\.|-)/i;

describe("source files", () => {
	test("are at most 400 lines long, tests 600", () => {
		const tooLong = typeScriptFiles(...FOLDERS)
			.map((file) => ({ file, lines: read(file).split("\n").length - 1 }))
			.filter(({ file, lines }) => lines > (isTest(file) ? 600 : 400));
		expect(tooLong).toEqual([]);
	});

	test("are named after what they hold", () => {
		const files = FOLDERS.flatMap((folder) => globSync(`${folder}/**`, { cwd: ROOT }));
		expect(files.filter((file) => VAGUE_NAME.test(file))).toEqual([]);
	});
});

describe("package-lock.json", () => {
	const { packages } = JSON.parse(read("package-lock.json")) as {
		packages: Record<string, { optionalDependencies?: Record<string, string> }>;
	};

	test("names every platform's optional packages, or npm ci refuses it (scripts/complete-lock.ts adds them)", () => {
		const exact = Object.values(packages).flatMap(({ optionalDependencies = {} }) =>
			Object.entries(optionalDependencies).flatMap(([name, version]) => (/^\d/.test(version) ? name : [])),
		);
		expect(exact.filter((name) => !packages[`node_modules/${name}`])).toEqual([]);
	});

	test("holds the exact versions that package.json asks for", () => {
		const { dependencies, devDependencies } = JSON.parse(read("package.json")) as Record<
			string,
			Record<string, string>
		>;
		const inexact = Object.entries({ ...dependencies, ...devDependencies }).filter(
			([name, version]) => (packages[`node_modules/${name}`] as { version?: string } | undefined)?.version !== version,
		);
		expect(inexact).toEqual([]);
	});
});

describe("docs/dependencies.md", () => {
	test("says what every direct dependency is for", () => {
		const { dependencies, devDependencies } = JSON.parse(read("package.json")) as Record<
			string,
			Record<string, string>
		>;
		const page = read("docs/dependencies.md");
		const names = Object.keys({ ...dependencies, ...devDependencies });
		expect(names.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
	});
});
