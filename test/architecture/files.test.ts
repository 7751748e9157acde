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
