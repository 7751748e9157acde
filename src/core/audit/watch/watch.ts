import { z } from "zod";
import type { StoredAuditEntry } from "../entry.ts";
import type { Detection, Severity } from "./detection.ts";
import { concernsAction, type Match, matcher } from "./match.ts";
import { openTester } from "./open-tester.ts";
import { tuned, type WatchSettings } from "./settings.ts";
import type { Signal, Tester } from "./tester.ts";
import { LocalClock, type Surroundings, WatchedEntry } from "./watched-entry.ts";

/** A signal of a detection in force. */
export interface Suspicion extends Signal {
	detection: string;
	severity: Severity;
	/** Of the entry that made it one. */
	at: string;
}

/** What a watch remembers, as JSON. */
export const WatchState = z.object({
	/** Of each detection: the test it is for, and what its tester remembers. */
	testers: z.record(z.string(), z.object({ test: z.string(), saved: z.unknown() })),
});
export type WatchState = z.infer<typeof WatchState>;

interface Watching {
	detection: Detection;
	test: string;
	tester: Tester;
	exempt: ReadonlySet<string>;
	ignoresTrusted: boolean;
}

type Step = (watched: WatchedEntry) => Signal | undefined;

/**
 * Looks at the entries of one workspace, each once and in order, and says what is suspicious. Pure but for what it remembers,
 * which is bounded; a watch opened with what another remembered goes on where that one stood.
 */
export class Watch {
	readonly #watching: Watching[];
	readonly #surroundings: Surroundings;
	readonly #clock: LocalClock;
	readonly #trusted: ReadonlySet<string>;
	/** By action, what is to be asked of such an entry. */
	readonly #routes = new Map<string, { one: Watching; step: Step }[]>();

	/** A detection whose test was changed since begins anew. */
	constructor(detections: readonly Detection[], settings: WatchSettings, state: WatchState = { testers: {} }) {
		const { timeZone, quietHours, places } = settings;
		this.#surroundings = { timeZone, quietHours, places: new Map(places.map((one) => [one.network, one])) };
		this.#clock = new LocalClock(timeZone);
		this.#trusted = new Set(settings.trustedNetworks);
		this.#watching = detections
			.map((one) => ({ one: tuned(one, settings.tunings[one.id]), tuning: settings.tunings[one.id] }))
			.filter(({ one }) => one.enabled)
			.map(({ one, tuning }) => {
				const test = JSON.stringify(one.test);
				const before = state.testers[one.id];
				const tester = openTester(one.test, before?.test === test ? before.saved : undefined);
				const ignoresTrusted = one.test.kind === "new-place" || one.test.kind === "two-places";
				return { detection: one, test, tester, exempt: new Set(tuning?.exempt), ignoresTrusted };
			});
	}

	step(entry: StoredAuditEntry): Suspicion[] {
		const watched = new WatchedEntry(entry, this.#surroundings, this.#clock);
		const found: Suspicion[] = [];
		for (const { one, step } of this.#routeOf(entry.action)) {
			if (one.exempt.size > 0 && (one.exempt.has(entry.actor) || one.exempt.has(entry.actorId ?? ""))) continue;
			if (one.ignoresTrusted && this.#trusted.has(watched.network)) continue;
			const signal = step(watched);
			if (signal === undefined) continue;
			const { id, severity } = one.detection;
			found.push({ ...signal, detection: id, severity, at: entry.at });
		}
		return found;
	}

	state(): WatchState {
		const testers = this.#watching.map(
			({ detection, test, tester }) => [detection.id, { test, saved: tester.save() }] as const,
		);
		return { testers: Object.fromEntries(testers) };
	}

	#routeOf(action: string): { one: Watching; step: Step }[] {
		const known = this.#routes.get(action);
		if (known !== undefined) return known;
		const route = this.#watching.flatMap((one) => {
			const { beside } = one.tester;
			const steps: Step[] = [];
			if (beside && concernsAction(beside.matches, action))
				steps.push(guarded(beside.matches, (to) => beside.step(to)));
			const { when } = one.detection;
			if (concernsAction(when, action)) steps.push(guarded(when, (to) => one.tester.step(to)));
			return steps.map((step) => ({ one, step }));
		});
		this.#routes.set(action, route);
		return route;
	}
}

function guarded(matches: readonly Match[], step: Step): Step {
	const isLike = matcher(matches);
	return (watched) => (isLike(watched.entry) ? step(watched) : undefined);
}
