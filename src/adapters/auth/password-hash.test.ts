import { describe, expect, test } from "vitest";
import { costFor, lessOf } from "./password-cost.ts";
import { argon2id, LEAST_COST } from "./password-hash.ts";
import { Turns } from "./turns.ts";

const quick = { memoryCost: 64, timeCost: 1, parallelism: 1 };

describe("a password", () => {
	test("is kept as a salted Argon2id hash", async () => {
		const { hash } = argon2id(() => LEAST_COST);
		const [one, two] = await Promise.all([hash("nine blue herons"), hash("nine blue herons")]);
		expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
		expect(two).not.toBe(one);
	});

	test("counts exactly as it was received", async () => {
		const { hash, verify } = argon2id(() => quick);
		const stored = await hash("cafe\u0301 mit f\u00fcnf Stu\u0308hlen ");
		expect(await verify({ hash: stored, password: "cafe\u0301 mit f\u00fcnf Stu\u0308hlen " })).toBe(true);
		for (const other of [
			"café mit fünf Stühlen ",
			"cafe\u0301 mit f\u00fcnf Stu\u0308hlen",
			"CAFE\u0301 mit f\u00fcnf Stu\u0308hlen ",
		]) {
			expect(await verify({ hash: stored, password: other })).toBe(false);
		}
	});

	test("that was hashed for less than today's cost is weak", async () => {
		const stored = await argon2id(() => quick).hash("nine blue herons");
		expect(await argon2id(() => ({ ...quick, memoryCost: 128 })).isWeak(stored)).toBe(true);
		expect(await argon2id(() => quick).isWeak(stored)).toBe(false);
	});
});

test.each([
	["slow", 400, { memoryCost: 19_456, timeCost: 2 }],
	["middling", 50, { memoryCost: 97_280, timeCost: 2 }],
	["fast", 10, { memoryCost: 131_072, timeCost: 6 }],
	["absurdly fast", 0, { memoryCost: 131_072, timeCost: 6 }],
])("on a %s machine a password costs what it can, between fixed bounds", (_, leastMs, cost) => {
	expect(costFor(leastMs)).toMatchObject(cost);
});

test("what takes longer than it should costs less, never less than the least", () => {
	const cost = { memoryCost: 100_000, timeCost: 2, parallelism: 1 };
	expect(lessOf(cost, 200)).toEqual(cost);
	expect(lessOf(cost, 500)).toEqual({ ...cost, memoryCost: 50_000 });
	expect(lessOf(cost, 60_000)).toEqual(LEAST_COST);
});

test("so many run at once, and the others wait", async () => {
	const turns = new Turns(2);
	let running = 0;
	let most = 0;
	const act = async () => {
		most = Math.max(most, ++running);
		await new Promise((resolve) => setTimeout(resolve, 1));
		running--;
	};
	await Promise.all(Array.from({ length: 7 }, () => turns.take(act)));
	expect(most).toBe(2);
});
