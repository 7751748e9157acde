import { configDefaults, defineConfig } from "vitest/config";

export default defineConfig({
	test: {
		include: ["src/**/*.test.{ts,tsx}", "test/**/*.test.ts"],
		// In the browser only the first minutes here; all flows: npm run test:e2e.
		exclude: [...configDefaults.exclude, "test/e2e/!(first-minutes|totp).test.ts"],
		// The embedded engine binds one data directory a process: each test file gets a process of its own.
		pool: "forks",
		isolate: true,
		maxWorkers: 2,
		testTimeout: 60_000,
		hookTimeout: 120_000,
		teardownTimeout: 10_000,
	},
});
