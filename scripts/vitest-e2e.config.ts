import { join } from "node:path";
import { defineConfig } from "vitest/config";

/** Every flow in a real browser, one file at a time: a browser and the whole product want both cores. */
export default defineConfig({
	test: {
		root: join(import.meta.dirname, ".."),
		include: ["test/e2e/*.test.ts"],
		pool: "forks",
		isolate: true,
		maxWorkers: 1,
		testTimeout: 300_000,
		hookTimeout: 300_000,
	},
});
