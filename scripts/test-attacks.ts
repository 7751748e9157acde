// npm run test:attacks: games against the sizes that are shown (invariant 7), in the model and through the API.
import { node, runSteps, types } from "./steps.ts";

runSteps("npm run test:attacks", [
	types,
	{ title: "attacks", run: () => node("vitest", ["run", "--config", "scripts/vitest-long.config.ts", "test/attacks"]) },
]);
