import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { argon2id, LEAST_COST } from "../../src/adapters/auth/password-hash.ts";
import { openPeople } from "../../src/adapters/auth/people.ts";
import { openControl } from "../../src/adapters/sqlite/control/control-store.ts";

const PAIRS = 200;
/** Of the median; the network hides many times as much. */
const MOST_DIFFERENCE = 0.05;
const ADA = { name: "Ada", email: "ada@example.com", password: "nine blue herons wade", assignments: [] };

test("an unknown address is answered in the time of a wrong password", async () => {
	const directory = mkdtempSync(join(tmpdir(), "segward-timing-"));
	const { store, connection } = await openControl(join(directory, "control.db"), Buffer.alloc(32, 3));
	const passwords = argon2id(() => LEAST_COST);
	const people = openPeople(connection(), { now: () => Date.now() }, passwords);
	await people.createFirstAdministrator(ADA);
	const timesMs = { known: [] as number[], unknown: [] as number[] };
	for (let pair = 0; pair < PAIRS; pair++) {
		const kinds = [
			["known", ADA.email],
			["unknown", "nobody@example.com"],
		] as const;
		// Whichever comes first in a pair pays for what the other finds ready.
		for (const [kind, email] of pair % 2 === 0 ? kinds : kinds.toReversed()) {
			const startMs = performance.now();
			expect(await people.signIn(email, `a wrong password ${pair}`)).toBeNull();
			timesMs[kind].push(performance.now() - startMs);
		}
	}
	await store.close();
	rmSync(directory, { recursive: true });
	const [known, unknown] = [median(timesMs.known), median(timesMs.unknown)];
	expect(Math.abs(known - unknown) / known).toBeLessThan(MOST_DIFFERENCE);
});

function median(values: readonly number[]): number {
	return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}
