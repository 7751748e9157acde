// npm run check: everything that must hold before a change is merged.
import { spawnSync } from "node:child_process";
import { node, ROOT, runSteps, tests, types } from "./steps.ts";

runSteps("npm run check", [
	{ title: "format and lint", run: () => node("biome", ["check", "."]) },
	types,
	{ title: "generated files", run: generatedFilesAreCurrent },
	tests([]),
]);

function generatedFilesAreCurrent(): boolean {
	const before = workingTree();
	if (!node("scripts/generate.ts")) return false;
	const after = workingTree();
	if (before === undefined || after === undefined) {
		process.stdout.write("not a git clone: cannot compare\n");
		return true;
	}
	if (before === after) return true;
	process.stdout.write(
		"generated files were out of date and have been rewritten: look at `git diff` and commit them\n",
	);
	return false;
}

/** The state of the working tree as text; absent where this is no git clone. */
function workingTree(): string | undefined {
	const git = (...args: string[]) =>
		spawnSync("git", args, { cwd: ROOT, encoding: "utf8", maxBuffer: 256 * 1024 * 1024 });
	const status = git("status", "--porcelain", "--untracked-files=all");
	return status.status === 0 ? status.stdout + git("diff").stdout : undefined;
}
