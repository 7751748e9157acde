import { spawnSync } from "node:child_process";
import { join } from "node:path";

export const ROOT = join(import.meta.dirname, "..");

/** A step answers true when it passed; it has printed its own findings. */
export interface Step {
	title: string;
	run(): boolean;
}

/** Runs a tool from node_modules, or a TypeScript file, under this very Node. */
export function node(target: string, args: readonly string[] = [], environment: Record<string, string> = {}): boolean {
	const file = target.endsWith(".ts") ? target : join("node_modules", ".bin", target);
	const result = spawnSync(process.execPath, ["--disable-warning=ExperimentalWarning", file, ...args], {
		cwd: ROOT,
		stdio: "inherit",
		env: { ...process.env, ...environment },
	});
	return result.status === 0;
}

/** Runs the steps in order, all of them, and ends with one line that says what failed. */
export function runSteps(name: string, steps: readonly Step[]): never {
	const startedAt = performance.now();
	const failed: string[] = [];
	for (const { title, run } of steps) {
		process.stdout.write(`\n── ${title}\n`);
		if (!run()) failed.push(title);
	}
	const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
	const verdict = failed.length === 0 ? "passed" : `FAILED in ${failed.join(", ")}`;
	process.stdout.write(`\n${name}: ${verdict} (${seconds} s)\n`);
	process.exit(failed.length === 0 ? 0 : 1);
}

export const types: Step = { title: "types", run: () => node("tsc", ["--build"]) };

export function tests(args: readonly string[]): Step {
	return { title: "tests", run: () => node("vitest", ["run", ...args]) };
}
