import { join } from "node:path";
import { defineConfig } from "vitest/config";

const HOUR_MS = 3_600_000;

export default defineConfig({
	test: {
		root: join(import.meta.dirname, ".."),
		include: ["test/long/*.long.ts", "test/attacks/**/*.long.ts"],
		pool: "forks",
		isolate: true,
		maxWorkers: 1,
		testTimeout: HOUR_MS,
		hookTimeout: HOUR_MS,
		passWithNoTests: true,
	},
});
