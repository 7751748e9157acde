import { circumstancesAt } from "../../access/circumstances.ts";
import { networkOf } from "../../access/network-of.ts";
import type { StoredAuditEntry } from "../entry.ts";
import type { GroupBy } from "./detection.ts";
import type { Place } from "./settings.ts";

const HOUR_MS = 3_600_000;

/** What suspicions are about: an actor, a thing, a network or the workspace. */
export interface Subject {
	/** The same for the same thing, whatever it is called. */
	key: string;
	label: string;
}

/** What testers know beside the entries. */
export interface Surroundings {
	timeZone: string;
	/** Hours in which nobody works: from the first until before the second, over midnight where it is the later one. */
	quietHours?: { from: number; until: number };
	places: ReadonlyMap<string, Place>;
}

/** An entry with what several testers want to know of it, computed once and only if wanted. */
export class WatchedEntry {
	readonly entry: StoredAuditEntry;
	readonly atMs: number;
	readonly surroundings: Surroundings;
	readonly #clock: LocalClock;
	#network: string | undefined;
	#actor: Subject | undefined;

	constructor(entry: StoredAuditEntry, surroundings: Surroundings, clock: LocalClock) {
		this.entry = entry;
		this.atMs = Date.parse(entry.at);
		this.surroundings = surroundings;
		this.#clock = clock;
	}

	get actor(): Subject {
		if (this.#actor === undefined) {
			const { actorId, actor } = this.entry;
			this.#actor = { key: `actor/${actorId ?? actor}`, label: actor };
		}
		return this.#actor;
	}

	/** Empty where the caller has no address that tells anything: this machine, or none. */
	get network(): string {
		if (this.#network === undefined) {
			const network = networkOf(this.entry.from ?? "");
			this.#network = network === "this machine" || network === "unknown" ? "" : network;
		}
		return this.#network;
	}

	get local(): LocalHour {
		return this.#clock.at(this.atMs);
	}

	subject(by: GroupBy): Subject {
		if (by === "actor") return this.actor;
		if (by === "resource") return { key: this.entry.resource, label: this.entry.resource };
		if (by === "workspace") return { key: "workspace", label: "the workspace" };
		return { key: `network/${this.network}`, label: this.network || "this machine" };
	}
}

export interface LocalHour {
	/** Number of the day; grows by one at midnight. */
	day: number;
	/** 0 to 23. */
	hour: number;
	weekend: boolean;
}

/** Local hours of instants; the newest is remembered, for entries come in order. */
export class LocalClock {
	readonly #timeZone: string;
	#quarter = Number.NaN;
	#hour: LocalHour = { day: 0, hour: 0, weekend: false };

	constructor(timeZone: string) {
		this.#timeZone = timeZone;
	}

	at(atMs: number): LocalHour {
		const quarter = Math.floor(atMs / (HOUR_MS / 4));
		if (quarter !== this.#quarter) {
			const { hour, weekday } = circumstancesAt(atMs, this.#timeZone);
			const utcHour = new Date(atMs).getUTCHours();
			const ahead = ((hour - utcHour + 36) % 24) - 12;
			this.#quarter = quarter;
			this.#hour = { day: Math.floor((atMs + ahead * HOUR_MS) / (24 * HOUR_MS)), hour, weekend: weekday > 5 };
		}
		return this.#hour;
	}
}
