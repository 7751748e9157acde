import { expect, test } from "vitest";
import { Throttle } from "./throttle.ts";

function opened() {
	const clock = { nowMs: 0, now: () => clock.nowMs };
	const throttle = new Throttle(clock);
	const begin = (key = "ada") =>
		throttle.begin({ [`password ${key}`]: { freeAttempts: 3 }, address: { freeAttempts: 50 } });
	const waits = (key?: string): number => {
		try {
			begin(key);
			return 0;
		} catch (error) {
			const { details } = error as { details: { hint: string } };
			return Number(/in (\d+) s/.exec(details.hint)?.[1]);
		}
	};
	return { clock, begin, waits };
}

test("some attempts are free, then each doubles the wait, up to a quarter of an hour", () => {
	const { clock, begin, waits } = opened();
	for (let attempt = 0; attempt < 3; attempt++) begin();
	const seen: number[] = [];
	for (let attempt = 0; attempt < 12; attempt++) {
		const seconds = waits();
		seen.push(seconds);
		clock.nowMs += seconds * 1000;
		begin();
	}
	expect(seen).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]);
});

test("attempts that begin at the same time all count", () => {
	const { begin, waits } = opened();
	const attempts = [begin(), begin(), begin()];
	expect(waits()).toBe(1);
	attempts[0]?.succeeded();
	expect(waits()).toBe(0);
});

test("one account's guesses do not slow down another, one address's do", () => {
	const { clock, begin, waits } = opened();
	for (let attempt = 0; attempt < 3; attempt++) begin("ada");
	expect(waits("bob")).toBe(0);
	for (let guess = 0; guess < 46; guess++) begin(`guess-${guess}`);
	expect(waits("carol")).toBe(1);
	clock.nowMs += 1000;
	expect(waits("carol")).toBe(0);
});

test("a success does not wash the address clean of other guesses", () => {
	const { begin, waits } = opened();
	for (let guess = 0; guess < 49; guess++) begin(`guess-${guess}`);
	begin("mallory").succeeded();
	begin("one more");
	expect(waits("next")).toBe(1);
});

test("an hour of quiet is forgiven", () => {
	const { clock, begin, waits } = opened();
	for (let attempt = 0; attempt < 3; attempt++) begin();
	clock.nowMs += 3_600_000;
	expect(waits()).toBe(0);
	expect(waits()).toBe(0);
});
