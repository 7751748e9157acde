// Builds the web app when its sources changed since the last build.
import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { node, ROOT } from "./steps.ts";

const SOURCES = ["src/{web,contract,core}/**/*.{ts,tsx,css,html,svg,json}", "package-lock.json"];
const DIST = join(ROOT, "dist");
const STAMP = join(DIST, "web", ".sources");

/** @returns whether the built web app is there and up to date afterwards. */
export function ensureWebBuild(): boolean {
	const wanted = digestOfSources();
	if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === wanted) return true;
	process.stdout.write("Building the web app, once…\n");
	mkdirSync(DIST, { recursive: true });
	const fresh = mkdtempSync(join(DIST, "web-fresh-"));
	try {
		const built = ["build", "--config", "src/web/vite.config.ts", "--outDir", fresh, "--logLevel", "error"];
		// Under a test runner Vite would bundle React for development.
		if (!node("vite", built, { NODE_ENV: "production" })) return false;
		writeFileSync(join(fresh, ".sources"), wanted);
		putInPlace(fresh);
		return true;
	} finally {
		rmSync(fresh, { recursive: true, force: true });
	}
}

/** By renaming: a server that starts meanwhile, or another build, never meets half of it. */
function putInPlace(fresh: string): void {
	const old = mkdtempSync(join(DIST, "web-old-"));
	try {
		if (existsSync(join(DIST, "web"))) renameSync(join(DIST, "web"), join(old, "web"));
		renameSync(fresh, join(DIST, "web"));
	} finally {
		rmSync(old, { recursive: true, force: true });
	}
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
