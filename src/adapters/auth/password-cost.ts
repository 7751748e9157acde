import { hash } from "@node-rs/argon2";
import { z } from "zod";
import { type Argon2Cost, LEAST_COST } from "./password-hash.ts";
import type { PeopleDatabase } from "./person-records.ts";

/** What one password may take here: unnoticed by who signs in, and four guesses a second for who stole the store. */
const TARGET_MS = 250;
/** 128 MiB: more would let a few sign-ins at once use up a small machine. */
const MOST_MEMORY_KIB = 131_072;
const MOST_PASSES = 6;
const SETTING = "password-cost";

const Kept = z.object({ memoryCost: z.number(), timeCost: z.number(), parallelism: z.number() });

/** What passwords cost in this installation: measured on its machine when it is first needed, then kept in its store. */
export async function passwordCost(db: PeopleDatabase, measure = measureMs): Promise<Argon2Cost> {
	const row = await db.selectFrom("sign_in_settings").select("value").where("name", "=", SETTING).executeTakeFirst();
	if (row !== undefined) return Kept.parse(JSON.parse(row.value));
	return calibratePasswordCost(db, measure);
}

/** Measures anew; passwords that cost less are hashed again when their owner signs in. */
export async function calibratePasswordCost(db: PeopleDatabase, measure = measureMs): Promise<Argon2Cost> {
	const first = costFor(await measure(LEAST_COST));
	// Time grows faster than memory where the machine's caches end.
	const cost = lessOf(first, await measure(first));
	const value = JSON.stringify(cost);
	await db
		.insertInto("sign_in_settings")
		.values({ name: SETTING, value })
		.onConflict((conflict) => conflict.column("name").doUpdateSet({ value }))
		.execute();
	return cost;
}

/** Memory first, then passes; never below {@link LEAST_COST}. */
export function costFor(leastMs: number): Argon2Cost {
	const work = Math.max(1, TARGET_MS / Math.max(leastMs, 0.1));
	const memoryCost = Math.min(MOST_MEMORY_KIB, Math.floor(LEAST_COST.memoryCost * work));
	const passes = Math.floor((LEAST_COST.memoryCost * LEAST_COST.timeCost * work) / memoryCost);
	return { ...LEAST_COST, memoryCost, timeCost: Math.min(MOST_PASSES, Math.max(LEAST_COST.timeCost, passes)) };
}

/** The same, with as much less memory as it took longer than it may. */
export function lessOf(cost: Argon2Cost, tookMs: number): Argon2Cost {
	const share = Math.min(1, TARGET_MS / tookMs);
	const memoryCost = Math.max(LEAST_COST.memoryCost, Math.floor(cost.memoryCost * share));
	return { ...cost, memoryCost, timeCost: share < 1 ? LEAST_COST.timeCost : cost.timeCost };
}

/** The faster of two runs: the first one pays for the memory being new. */
async function measureMs(cost: Argon2Cost): Promise<number> {
	let fastest = Number.POSITIVE_INFINITY;
	for (let run = 0; run < 2; run++) {
		const startMs = performance.now();
		await hash("a password to measure with", cost);
		fastest = Math.min(fastest, performance.now() - startMs);
	}
	return fastest;
}
