// Builds the web app when its sources changed since the last build.
import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { node, ROOT } from "./steps.ts";

const SOURCES = ["src/{web,contract,core}/**/*.{ts,tsx,css,html,svg}", "package-lock.json"];
const STAMP = join(ROOT, "dist", "web", ".sources");

/** @returns whether the built web app is there and up to date afterwards. */
export function ensureWebBuild(): boolean {
	const wanted = digestOfSources();
	if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === wanted) return true;
	process.stdout.write("Building the web app, once…\n");
	if (!node("vite", ["build", "--config", "src/web/vite.config.ts", "--logLevel", "error"])) return false;
	writeFileSync(STAMP, wanted);
	return true;
}

function digestOfSources(): string {
	const hash = createHash("sha256");
	for (const file of globSync(SOURCES, { cwd: ROOT }).sort()) {
		hash
			.update(file)
			.update("\0")
			.update(readFileSync(join(ROOT, file)))
			.update("\0");
	}
	return hash.digest("hex");
}
