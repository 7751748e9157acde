import { DETECTIONS } from "../../src/core/audit/watch/detections/all.ts";
import { DEFAULT_WATCH_SETTINGS } from "../../src/core/audit/watch/settings.ts";
import { Watch } from "../../src/core/audit/watch/watch.ts";
import { INCIDENTS } from "./incidents.ts";
import { type SyntheticMonth, syntheticMonth } from "./synthetic-month.ts";

export interface Measured {
	seed: string;
	entries: number;
	entriesPerSecond: number;
	/** Names of the incidents that an expected detection found. */
	found: string[];
	missed: string[];
	/** Detection, subject and day of alerts about nothing that was planted. */
	falseAlarms: string[];
	trueAlerts: number;
}

/** What of one month is found. Alerts of one detection about one subject on one day count once, as they are one to look at. */
export function measure(seed: string, month: SyntheticMonth = syntheticMonth(seed)): Measured {
	const { entries, incidents } = month;
	const watch = new Watch(DETECTIONS, DEFAULT_WATCH_SETTINGS);
	const startedAt = performance.now();
	const suspicions = entries.flatMap((entry) => watch.step(entry));
	const seconds = (performance.now() - startedAt) / 1000;
	const found = new Set<string>();
	const [truths, falsehoods] = [new Set<string>(), new Set<string>()];
	for (const { detection, subject, at, evidence } of suspicions) {
		const about = evidence.map((no) => incidents.get(no)).find((one) => one !== undefined);
		if (about !== undefined && INCIDENTS[about]?.includes(detection)) found.add(about);
		(about === undefined ? falsehoods : truths).add(`${detection} · ${subject.label} · ${at.slice(0, 10)}`);
	}
	return {
		seed,
		entries: entries.length,
		entriesPerSecond: Math.round(entries.length / seconds),
		found: [...found],
		missed: Object.keys(INCIDENTS).filter((one) => !found.has(one)),
		falseAlarms: [...falsehoods],
		trueAlerts: truths.size,
	};
}
