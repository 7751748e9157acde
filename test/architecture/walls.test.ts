import { describe, expect, test } from "vitest";
import { importsOf, isTest, type Layer, layerOf, MAY_IMPORT, read, typeScriptFiles, violation } from "./source-tree.ts";

const sources = typeScriptFiles("src").filter((file) => !isTest(file));

describe("the walls between the layers", () => {
	test("every source file belongs to a known layer", () => {
		const strangers = sources.filter((file) => !Object.hasOwn(MAY_IMPORT, layerOf(file) ?? ""));
		expect(strangers).toEqual([]);
	});

	test("no import crosses a wall", () => {
		const broken = sources.flatMap((file) =>
			importsOf(file, read(file)).flatMap((imported) => violation(file, imported) ?? []),
		);
		expect(broken).toEqual([]);
	});

	test("the references of each project are what the table says", () => {
		for (const layer of Object.keys(MAY_IMPORT) as Layer[]) {
			if (!sources.some((file) => layerOf(file) === layer)) continue;
			const { references } = JSON.parse(read(`src/${layer}/tsconfig.json`)) as { references: { path: string }[] };
			const referenced = references.map(({ path }) => path.replace("../", "")).sort();
			expect(referenced, layer).toEqual([...MAY_IMPORT[layer]].sort());
		}
	});

	test("only main reads the environment, but for the engine adapter, which must hand its key over in it", () => {
		const readers = sources.filter(
			(file) =>
				layerOf(file) !== "main" && !file.startsWith("src/adapters/clickhouse/") && read(file).includes("process.env"),
		);
		expect(readers).toEqual([]);
	});
});

describe("the reader of imports", () => {
	const file = "src/app/intake/example.ts";

	test.each([
		['import { a } from "../../adapters/sqlite/store.ts";', "src/adapters/sqlite/store.ts"],
		['import type {\n\tA,\n\tB,\n} from "../../api/server.ts";', "src/api/server.ts"],
		['export * from "../../cli/main.ts";', "src/cli/main.ts"],
		['import "node:fs";', "node:fs"],
		['const sqlite = await import("better-sqlite3");', "better-sqlite3"],
	])("sees %s", (text, imported) => {
		expect(importsOf(file, text)).toEqual([imported]);
		expect(violation(file, imported)).toContain(file);
	});

	test("lets core, ports and zod pass", () => {
		const text =
			'import { z } from "zod";\nimport { A } from "../../core/a.ts";\nimport type { P } from "../../ports/p.ts";';
		expect(importsOf(file, text).map((imported) => violation(file, imported))).toEqual([
			undefined,
			undefined,
			undefined,
		]);
	});

	test("keeps one technology's adapter out of another's", () => {
		expect(violation("src/adapters/sqlite/a.ts", "src/adapters/keys/b.ts")).toContain(
			"adapter sqlite imports adapter keys",
		);
		expect(violation("src/adapters/sqlite/a.ts", "src/adapters/sqlite/b.ts")).toBeUndefined();
	});
});
