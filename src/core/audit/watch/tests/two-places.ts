import type { TestOf } from "../detection.ts";
import { Groups, MOST_GROUPS } from "../groups.ts";
import type { Place } from "../settings.ts";
import { minutesText, type Signal, type Tester } from "../tester.ts";
import type { WatchedEntry } from "../watched-entry.ts";

const EARTH_RADIUS_KM = 6371;
/** Places are where a provider says: nearer than this, they may be the same. */
const LEAST_KM = 300;
const MOST_MOVES = 20;

interface Whereabouts {
	network: string;
	atMs: number;
	no: number;
	/** Changes of network in the window, each with the entry before and after. */
	moves: { atMs: number; from: string; to: string; nos: [number, number] }[];
}

export function twoPlaces(test: TestOf<"two-places">, saved: unknown): Tester {
	const groups = new Groups<Whereabouts>(saved, MOST_GROUPS);
	return {
		step(watched) {
			const { network, atMs, actor, entry } = watched;
			if (network === "") return undefined;
			const last = groups.get(actor.key);
			const now = { network, atMs, no: entry.no };
			if (last === undefined || last.network === network) {
				groups.set(actor.key, { ...now, moves: last?.moves ?? [] });
				return undefined;
			}
			const move = { atMs, from: last.network, to: network, nos: [last.no, entry.no] as [number, number] };
			const since = atMs - test.withinSeconds * 1000;
			const moves = [...last.moves.filter((one) => one.atMs >= since), move].slice(-MOST_MOVES);
			groups.set(actor.key, { ...now, moves });
			const signal = tooFast(watched, last, test) ?? forthAndBack(watched, moves, test);
			if (signal) groups.set(actor.key, { ...now, moves: [] });
			return signal;
		},
		save: () => groups.save(),
	};
}

/** A move and its return are one time in two networks at once. */
function forthAndBack(
	watched: WatchedEntry,
	moves: Whereabouts["moves"],
	test: TestOf<"two-places">,
): Signal | undefined {
	const pair = [moves.at(-1)?.from, moves.at(-1)?.to].sort().join(" ");
	const same = moves.filter(({ from, to }) => [from, to].sort().join(" ") === pair);
	if (Math.floor(same.length / 2) < test.atLeast) return undefined;
	const evidence = [...new Set(same.flatMap(({ nos }) => nos))].sort((a, b) => a - b);
	const found = `in ${pair.replace(" ", " and ")} at once, within ${minutesText(test.withinSeconds)}`;
	return { subject: watched.actor, evidence, found };
}

function tooFast(watched: WatchedEntry, last: Whereabouts, test: TestOf<"two-places">): Signal | undefined {
	const { places } = watched.surroundings;
	const [from, to] = [places.get(last.network), places.get(watched.network)];
	if (from === undefined || to === undefined) return undefined;
	const kilometres = distanceKm(from, to);
	const hours = Math.max(watched.atMs - last.atMs, 1000) / 3_600_000;
	if (kilometres < LEAST_KM || kilometres / hours < test.kilometresPerHour) return undefined;
	const evidence = [last.no, watched.entry.no];
	const found = `${Math.round(kilometres).toLocaleString("en-GB")} km in ${minutesText(Math.ceil(hours * 3600))}`;
	return { subject: watched.actor, evidence, found };
}

/** Great-circle distance (haversine). */
function distanceKm(a: Place, b: Place): number {
	const radians = (degrees: number) => (degrees * Math.PI) / 180;
	const latitudes = radians(b.latitude - a.latitude);
	const longitudes = radians(b.longitude - a.longitude);
	const chord =
		Math.sin(latitudes / 2) ** 2 +
		Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(longitudes / 2) ** 2;
	return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(chord)));
}
