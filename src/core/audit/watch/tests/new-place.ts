import type { TestOf } from "../detection.ts";
import { Groups, MOST_GROUPS } from "../groups.ts";
import type { Tester } from "../tester.ts";
import type { WatchedEntry } from "../watched-entry.ts";

const DAY_MS = 86_400_000;
/** Networks and devices that are remembered of one actor. */
const MOST_PLACES = 50;

interface Places {
	sinceMs: number;
	networks: string[];
	devices: string[];
}

export function newPlace(test: TestOf<"new-place">, saved: unknown): Tester {
	const groups = new Groups<Places>(saved, MOST_GROUPS);
	return {
		step(watched) {
			const known = groups.get(watched.actor.key);
			const { network, device } = placeOf(watched);
			if (known === undefined) {
				groups.set(watched.actor.key, {
					sinceMs: watched.atMs,
					networks: network === "" ? [] : [network],
					devices: device === "" ? [] : [device],
				});
				return undefined;
			}
			const [newNetwork, newDevice] = [isNew(known.networks, network), isNew(known.devices, device)];
			const isFound = { network: newNetwork, device: newDevice, "device-and-network": newNetwork && newDevice }[
				test.of
			];
			if (!isFound || watched.atMs - known.sinceMs < test.learnDays * DAY_MS) return undefined;
			const where = { network, device, "device-and-network": `${device}, ${network}` }[test.of];
			return { subject: watched.actor, evidence: [watched.entry.no], found: `never before from ${where}` };
		},
		save: () => groups.save(),
	};
}

function placeOf({ entry, network }: WatchedEntry): { network: string; device: string } {
	return { network, device: entry.device ?? "" };
}

/** Remembers it too. */
function isNew(known: string[], value: string): boolean {
	if (value === "" || known.includes(value)) return false;
	known.push(value);
	if (known.length > MOST_PLACES) known.shift();
	return true;
}
