// npm run test:e2e [-- PATH…]: every flow of the web app in a real browser, with accessibility checks.
import { node, runSteps } from "./steps.ts";

runSteps("npm run test:e2e", [
	{
		title: "flows in a real browser",
		run: () => node("vitest", ["run", "--config", "scripts/vitest-e2e.config.ts", ...process.argv.slice(2)]),
	},
]);
