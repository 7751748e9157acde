// npm run test:long [-- PATH…]: what is too slow for every change: 10,000 random rules, kill -9 fifty times, whole data sets.
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { node, ROOT, runSteps, types } from "./steps.ts";

const LONG_RUN = { SEGWARD_PROPERTY_RUNS: "10000", SEGWARD_KILL_RUNS: "50" };

runSteps("npm run test:long", [
	types,
	{
		title: "long tests",
		run: () => node("vitest", ["run", "--config", "scripts/vitest-long.config.ts", ...process.argv.slice(2)], LONG_RUN),
	},
	{
		title: "property tests, 10,000 runs each",
		run: () => {
			const properties = globSync("{src,test}/**/*.test.ts", { cwd: ROOT }).filter((file) =>
				readFileSync(join(ROOT, file), "utf8").includes("SEGWARD_PROPERTY_RUNS"),
			);
			return properties.length === 0 || node("vitest", ["run", "--testTimeout=3600000", ...properties], LONG_RUN);
		},
	},
]);
