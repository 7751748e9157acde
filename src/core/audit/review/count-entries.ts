import { dateText, dayOf } from "../../segments/time/calendar.ts";
import type { StoredAuditEntry } from "../entry.ts";
import type { Compared, EntryList, ListedEntry, NamedCount, ReviewDigest } from "./review-digest.ts";

/** Which acts a digest lists, each sort for itself. */
export interface ActSorts {
	isSensitive(action: string): boolean;
	isAccessChange(action: string): boolean;
}

const NAMES_KEPT = 25;
const ENTRIES_LISTED = 100;

/** Counts the entries of a period and of the one before into a digest. What only began is not counted: its end is. */
export class EntryCounts {
	readonly #sorts: ActSorts;
	readonly #startMs: number;
	readonly #timeZone: string;
	readonly #acts = none();
	readonly #refused = none();
	readonly #customers = none();
	readonly #byAction = new Map<string, Compared>();
	readonly #byActor = new Map<string, Compared>();
	readonly #byDay = new Map<string, { count: number; refused: number }>();
	readonly #lists = {
		denials: emptyList(),
		sensitiveActs: emptyList(),
		accessChanges: emptyList(),
		emergencies: emptyList(),
		configurationChanges: emptyList(),
	};
	/** Ids of those whose acts are listed. */
	readonly listedActorIds = new Set<string>();

	/** @param startMs of the period; what is older belongs to the one before. */
	constructor(sorts: ActSorts, startMs: number, timeZone: string) {
		this.#sorts = sorts;
		this.#startMs = startMs;
		this.#timeZone = timeZone;
	}

	/** The newest first. */
	add(entry: StoredAuditEntry): void {
		if (entry.outcome === "started") return;
		const atMs = Date.parse(entry.at);
		const when = atMs >= this.#startMs ? "count" : "before";
		const refused = entry.decision === "deny";
		this.#acts[when]++;
		this.#customers[when] += entry.customers ?? 0;
		if (refused) this.#refused[when]++;
		comparedOf(this.#byAction, entry.action)[when]++;
		comparedOf(this.#byActor, entry.actor)[when]++;
		if (when === "count") this.#countDay(dateText(dayOf(atMs, this.#timeZone)), refused);
		for (const list of this.#listsOf(entry)) this.#list(list, entry, when);
	}

	digest(complete: boolean): ReviewDigest {
		return {
			acts: this.#acts,
			refused: this.#refused,
			customers: this.#customers,
			byAction: mostFirst(this.#byAction),
			byActor: mostFirst(this.#byActor),
			byDay: [...this.#byDay].map(([day, counts]) => ({ day, ...counts })).sort((a, b) => (a.day < b.day ? -1 : 1)),
			...this.#lists,
			newActors: [...this.#byActor].filter(([, { count, before }]) => count > 0 && before === 0).map(([name]) => name),
			complete,
		};
	}

	#countDay(day: string, refused: boolean): void {
		const counts = this.#byDay.get(day) ?? { count: 0, refused: 0 };
		this.#byDay.set(day, { count: counts.count + 1, refused: counts.refused + (refused ? 1 : 0) });
	}

	#listsOf({ action, decision, breakGlass, changes }: StoredAuditEntry): EntryList[] {
		const { denials, sensitiveActs, accessChanges, emergencies, configurationChanges } = this.#lists;
		const lists: EntryList[] = [];
		if (decision === "deny") lists.push(denials);
		if (breakGlass !== undefined || action.startsWith("break-glass:")) lists.push(emergencies);
		if (decision === "deny") return lists;
		if (this.#sorts.isSensitive(action)) lists.push(sensitiveActs);
		if (changes !== undefined) lists.push(this.#sorts.isAccessChange(action) ? accessChanges : configurationChanges);
		return lists;
	}

	#list(list: EntryList, entry: StoredAuditEntry, when: keyof Compared): void {
		list[when]++;
		if (when === "before") return;
		if (entry.actorId !== undefined) this.listedActorIds.add(entry.actorId);
		if (list.newest.length < ENTRIES_LISTED) list.newest.push(listed(entry));
	}
}

function listed(entry: StoredAuditEntry): ListedEntry {
	const { no, at, actor, action, resource, outcome, reason, breakGlass, changes } = entry;
	const changed = changes?.map(({ what }) => what);
	return { no, at, actor, action, resource, outcome, reason, breakGlass, changed };
}

function comparedOf(counts: Map<string, Compared>, name: string): Compared {
	const known = counts.get(name) ?? none();
	counts.set(name, known);
	return known;
}

function mostFirst(counts: ReadonlyMap<string, Compared>): NamedCount[] {
	return [...counts]
		.map(([name, compared]) => ({ name, ...compared }))
		.sort((a, b) => b.count - a.count || b.before - a.before || (a.name < b.name ? -1 : 1))
		.slice(0, NAMES_KEPT);
}

function none(): Compared {
	return { count: 0, before: 0 };
}

function emptyList(): EntryList {
	return { ...none(), newest: [] };
}
