import type { Test } from "./detection.ts";
import type { Tester } from "./tester.ts";
import { absence } from "./tests/absence.ts";
import { clock } from "./tests/clock.ts";
import { count } from "./tests/count.ts";
import { dormant } from "./tests/dormant.ts";
import { each } from "./tests/each.ts";
import { neighbours } from "./tests/neighbours.ts";
import { newPlace } from "./tests/new-place.ts";
import { offHours } from "./tests/off-hours.ts";
import { sequence } from "./tests/sequence.ts";
import { twoPlaces } from "./tests/two-places.ts";
import { unusualDay } from "./tests/unusual-day.ts";

/** @param saved what `save` of a tester of the same test gave; undefined at the beginning. */
export function openTester(test: Test, saved: unknown): Tester {
	switch (test.kind) {
		case "each":
			return each(test);
		case "count":
			return count(test, saved);
		case "unusual-day":
			return unusualDay(test, saved);
		case "off-hours":
			return offHours(test, saved);
		case "new-place":
			return newPlace(test, saved);
		case "two-places":
			return twoPlaces(test, saved);
		case "dormant":
			return dormant(test, saved);
		case "sequence":
			return sequence(test, saved);
		case "absence":
			return absence(test, saved);
		case "clock":
			return clock(test, saved);
		case "neighbours":
			return neighbours(test, saved);
	}
}
