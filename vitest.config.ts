import { defineConfig } from "vitest/config";

export default defineConfig({
	test: {
		include: ["src/**/*.test.{ts,tsx}", "test/**/*.test.ts"],
		// The embedded engine binds one data directory a process: each test file gets a process of its own.
		pool: "forks",
		isolate: true,
		maxWorkers: 2,
		testTimeout: 30_000,
		hookTimeout: 30_000,
		teardownTimeout: 10_000,
	},
});
