import type { TestOf } from "../detection.ts";
import { Groups, MOST_GROUPS } from "../groups.ts";
import { addEvidence, type Tester } from "../tester.ts";
import type { LocalHour, Surroundings, WatchedEntry } from "../watched-entry.ts";

interface Hours {
	/** Days of activity so far. */
	days: number;
	day: number;
	/** The first day of activity in each hour: 0 to 23 of working days, 24 to 47 of weekends; 0 for never. */
	first: number[];
	/** Entries at unusual hours of this day. */
	odd: number;
	evidence: number[];
	signalled: boolean;
}

/** One signal a day at most. */
export function offHours(test: TestOf<"off-hours">, saved: unknown): Tester {
	const groups = new Groups<Hours>(saved, MOST_GROUPS);
	return {
		step(watched) {
			const { local, entry } = watched;
			const hours = groups.getOrSet(watched.actor.key, nothing);
			if (local.day > hours.day) {
				Object.assign(hours, { day: local.day, days: hours.days + 1, odd: 0, evidence: [], signalled: false });
			}
			const learned = hours.days > test.learnDays && !isUsual(hours, local, test.toleranceHours);
			const slot = slotOf(local);
			if (hours.first[slot] === 0) hours.first[slot] = local.day;
			if (hours.signalled || !(learned || isQuiet(watched.surroundings, watched))) return undefined;
			hours.odd++;
			addEvidence(hours.evidence, entry.no);
			if (hours.odd < test.atLeast) return undefined;
			hours.signalled = true;
			const found = `${hours.odd} acts around ${String(local.hour).padStart(2, "0")}:00${local.weekend ? " on a weekend" : ""}`;
			return { subject: watched.actor, evidence: [...hours.evidence], found };
		},
		save: () => groups.save(),
	};
}

function nothing(): Hours {
	return { days: 0, day: 0, first: Array.from({ length: 48 }, () => 0), odd: 0, evidence: [], signalled: false };
}

function slotOf({ hour, weekend }: LocalHour): number {
	return hour + (weekend ? 24 : 0);
}

/** Active around this hour on an earlier day; on a weekend, on one before. */
function isUsual({ first }: Hours, { day, hour, weekend }: LocalHour, tolerance: number): boolean {
	for (let by = -tolerance; by <= tolerance; by++) {
		const seen = first[slotOf({ day, hour: (hour + by + 24) % 24, weekend })] ?? 0;
		if (seen !== 0 && seen < day) return true;
	}
	return false;
}

function isQuiet({ quietHours }: Surroundings, { local, entry }: WatchedEntry): boolean {
	if (quietHours === undefined || entry.actorKind !== "person") return false;
	const { from, until } = quietHours;
	const { hour } = local;
	return from <= until ? hour >= from && hour < until : hour >= from || hour < until;
}
