// npm test [-- PATH…]: types, then every test once.
import { runSteps, tests, types } from "./steps.ts";

runSteps("npm test", [types, tests(process.argv.slice(2))]);
