import { expect, it } from "vitest";
import { killServerAtRandom } from "../invariants/kill-nine.ts";

const runs = Number(process.env.SEGWARD_KILL_RUNS ?? 50);

it(`loses nothing acknowledged over ${runs} kills at random moments of import and refresh`, async () => {
	await expect(
		killServerAtRandom({
			runs,
			longestLifeMs: 6_000,
			rowsAnImport: 40_000,
			random: Math.random,
			report: (line) => process.stderr.write(`${line}\n`),
		}),
	).resolves.toBeUndefined();
});
