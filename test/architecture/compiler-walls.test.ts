import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ROOT } from "./source-tree.ts";

const LAYERS = ["core", "ports", "contract", "app", "adapters", "api", "cli"];

/** A file that must not compile where it stands. */
const FORBIDDEN: [file: string, text: string][] = [
	["core/reads-files.ts", 'import { readFileSync } from "node:fs";\nexport const x = readFileSync("x");'],
	["core/reads-environment.ts", "export const x = process.env.HOME;"],
	["core/holds-bytes.ts", 'export const x = Buffer.from("x");'],
	["core/prints.ts", 'console.log("x");\nexport {};'],
	["core/fetches.ts", 'export const x = fetch("https://example.com");'],
	["core/imports-ports.ts", 'export { ports } from "../ports/ports.ts";'],
	["ports/imports-app.ts", 'export { app } from "../app/app.ts";'],
	["ports/reads-files.ts", 'export { readFileSync } from "node:fs";'],
	["contract/imports-api.ts", 'export { api } from "../api/api.ts";'],
	["contract/fetches.ts", 'export const x = fetch("https://example.com");'],
	["app/imports-adapters.ts", 'export { adapters } from "../adapters/adapters.ts";'],
	["app/hashes.ts", 'export { createHash } from "node:crypto";'],
	["adapters/imports-app.ts", 'export { app } from "../app/app.ts";'],
	["api/imports-adapters.ts", 'export { adapters } from "../adapters/adapters.ts";'],
	["cli/imports-app.ts", 'export { app } from "../app/app.ts";'],
];

describe("the compiler", () => {
	const clone = mkdtempSync(join(tmpdir(), "segward-walls-"));
	let output = "";

	beforeAll(() => {
		for (const file of ["tsconfig.base.json", "package.json"]) cpSync(join(ROOT, file), join(clone, file));
		symlinkSync(join(ROOT, "node_modules"), join(clone, "node_modules"));
		const write = (file: string, text: string) => {
			mkdirSync(dirname(join(clone, "src", file)), { recursive: true });
			writeFileSync(join(clone, "src", file), text);
		};
		for (const layer of LAYERS) {
			write(`${layer}/${layer}.ts`, `export const ${layer} = 1;`);
			cpSync(join(ROOT, "src", layer, "tsconfig.json"), join(clone, "src", layer, "tsconfig.json"));
		}
		write("app/imports-ports.ts", 'export { ports } from "../ports/ports.ts";');
		write("adapters/reads-files.ts", 'export { readFileSync } from "node:fs";');
		for (const [file, text] of FORBIDDEN) write(file, text);
		const tsc = join(ROOT, "node_modules", "typescript", "bin", "tsc");
		const build = ["--build", ...LAYERS.map((layer) => `src/${layer}`), "--pretty", "false"];
		output = spawnSync(process.execPath, [tsc, ...build], { cwd: clone, encoding: "utf8" }).stdout;
	});

	afterAll(() => rmSync(clone, { recursive: true, force: true }));

	test.each(FORBIDDEN)("refuses %s", (file) => {
		expect(output).toContain(`src/${file}(`);
	});

	test.each(["app/imports-ports.ts", "adapters/reads-files.ts", "core/core.ts"])("accepts %s", (file) => {
		expect(output).not.toContain(`src/${file}(`);
	});
});
