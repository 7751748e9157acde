import { Random } from "../../scripts/sample/random.ts";
import type { StoredAuditEntry } from "../../src/core/audit/entry.ts";
import { type Colleague, colleagues } from "./colleagues.ts";
import { Diary } from "./diary.ts";
import { plantIncidents } from "./incidents.ts";
import { programs } from "./programs.ts";

export const DAYS = 31;
export const DAY_MS = 86_400_000;
export const HOUR_MS = 3_600_000;
/** A Thursday. */
export const BEGIN_MS = Date.UTC(2026, 9, 1);

export interface SyntheticMonth {
	entries: StoredAuditEntry[];
	/** By number of an entry, the incident that it belongs to. */
	incidents: ReadonlyMap<number, string>;
}

/**
 * A month of a company of twenty-six people and four programs, with habits, holidays, evenings, journeys, new laptops and
 * mistakes; and in it ten incidents. The seed alone decides.
 */
export function syntheticMonth(seed: string): SyntheticMonth {
	const random = new Random(`watch ${seed}`);
	const diary = new Diary();
	const people = colleagues(random);
	for (const person of people) {
		for (let day = 0; day < DAYS; day++) liveDay(random, diary, person, day);
	}
	programs(random, diary);
	everydayChanges(random, diary, people);
	plantIncidents(random, diary, people);
	return diary.entries();
}

function liveDay(random: Random, diary: Diary, person: Colleague, day: number): void {
	const dayMs = BEGIN_MS + day * DAY_MS;
	const weekday = new Date(dayMs).getUTCDay();
	const [from, until] = person.away;
	if (day >= from && day <= until) return;
	if ((weekday === 0 || weekday === 6) && !random.chance(person.weekends)) return;
	const beginsMs = dayMs + person.begins * HOUR_MS + random.below(HOUR_MS);
	const atHome = random.chance(person.atHome);
	// Once in a while from a café or a train: known device, new network.
	const network = random.chance(0.01) ? `192.0.${random.below(250)}.` : atHome ? person.home : person.office;
	const from_ = () => `${network}${20 + Number(person.id.slice(7))}`;
	// A new laptop, set up in the office or, sometimes, elsewhere.
	const device = day >= deviceChange(person) ? `${person.device} 11` : person.device;
	const where = { from: from_(), device };
	const who = { actor: person.name, actorId: person.id, actorKind: "person" as const, role: person.role };
	signIn(diary, beginsMs, { ...who, ...where }, random);
	const busy = random.chance(0.06) ? 3 : 1;
	work(random, diary, person, beginsMs + 120_000, person.hours * HOUR_MS, { ...who, ...where }, busy);
	if (random.chance(person.lateDays)) {
		const lateMs = dayMs + (18 + random.below(4)) * HOUR_MS;
		const home = { ...who, from: `${person.home}9`, device };
		signIn(diary, lateMs, home, random);
		work(random, diary, person, lateMs + 60_000, HOUR_MS, home, 0.15);
	}
	// Between two access points, or from the cable to the telephone and back.
	if (random.chance(0.02))
		handOver(diary, beginsMs + 3 * HOUR_MS, { ...who, ...where }, `100.64.${random.below(250)}.7`);
}

/** Two in five get a new device in the month. */
function deviceChange({ id }: Colleague): number {
	const at = Number(id.slice(7));
	return at % 5 < 2 ? 10 + at : DAYS;
}

type Who = { actor: string; actorId: string; actorKind: "person"; role: string; from: string; device: string };

export function signIn(diary: Diary, atMs: number, who: Who, random: Random, incident?: string): void {
	const { from, device } = who;
	const nobody = { actor: "anonymous", role: "none", from, device, resource: `session/${who.actorId}` };
	diary.add(atMs, { ...nobody, action: "session:sign-in", outcome: "started" }, incident);
	if (random.chance(0.08)) {
		diary.add(
			atMs + 4000,
			{ ...nobody, action: "session:sign-in", outcome: "refused", reason: "sign-in-refused" },
			incident,
		);
	}
	diary.add(atMs + 9000, { ...who, action: "session:sign-in", resource: nobody.resource }, incident);
	diary.add(atMs + 25_000, { ...who, action: "session:second-factor", resource: nobody.resource }, incident);
}

function work(
	random: Random,
	diary: Diary,
	person: Colleague,
	fromMs: number,
	lengthMs: number,
	who: Who,
	busy: number,
): void {
	const at = () => fromMs + random.below(lengthMs);
	const some = (usual: number) => Math.round(usual * busy * (0.6 + random.next() * 0.8));
	for (let left = some(person.looks); left > 0; left--) {
		const action = random.pick([
			"segment:list",
			"segment:show",
			"overview:show",
			"field:list",
			"segment:history",
			"job:list",
		]);
		diary.add(at(), { ...who, action, resource: `segment/s${random.below(60)}` });
	}
	for (let left = some(person.previews); left > 0; ) left -= build(random, diary, at(), who, left);
	for (let left = some(person.pages); left > 0; left--) {
		diary.add(at(), { ...who, action: "segment:members", resource: `segment/s${random.below(60)}`, customers: 50 });
	}
	for (let left = some(person.lookups); left > 0; left--) {
		diary.add(at(), { ...who, action: "segment:lookup", resource: `segment/s${random.below(60)}`, customers: 1 });
	}
	if (random.chance(0.25)) {
		const reason = random.pick(["no-policy-permits", "second-factor-stale", "sensitive-fields"]);
		for (let left = 1 + random.below(5); left > 0; left--) {
			const action = random.pick(["segment:members", "field:update"]);
			diary.add(at(), { ...who, action, outcome: "refused", reason });
		}
	}
}

/** A rule is built step by step: each preview differs from the one before in a condition, and in size by what it is worth. */
function build(random: Random, diary: Diary, fromMs: number, who: Who, most: number): number {
	const steps = Math.min(most, 2 + random.below(8));
	let customers = 1000 + random.below(400_000);
	const conditions: string[] = [];
	for (let step = 0; step < steps; step++) {
		if (conditions.length > 2 && random.chance(0.4)) conditions.pop();
		conditions.push(random.below(1e9).toString(36));
		customers = Math.max(0, Math.round(customers * (0.4 + random.next() * (random.chance(0.1) ? 0.61 : 0.5))));
		const question = conditions.toSorted();
		diary.add(fromMs + step * 25_000, {
			...who,
			action: "segment:preview",
			resource: "segment/draft",
			customers,
			question,
		});
	}
	return steps;
}

function handOver(diary: Diary, atMs: number, who: Who, other: string): void {
	for (const [step, from] of [who.from, other, who.from].entries()) {
		diary.add(atMs + step * 90_000, { ...who, from, action: "overview:show", resource: "workspace/main" });
	}
}

/** What administrators and privacy officers do in any month. */
function everydayChanges(random: Random, diary: Diary, people: readonly Colleague[]): void {
	const [admin] = people;
	if (admin === undefined) return;
	const { name: actor, id: actorId, office, device } = admin;
	const who = { actor, actorId, actorKind: "person" as const, role: "administrator", from: `${office}21`, device };
	const at = (day: number) => BEGIN_MS + day * DAY_MS + 10 * HOUR_MS + random.below(HOUR_MS);
	for (const day of [5, 14, 20]) {
		const { id } = random.pick(people.slice(3));
		diary.add(at(day), { ...who, action: "person:set-roles", resource: `person/${id}` });
	}
	diary.add(at(12), { ...who, action: "policy:apply", resource: "policy/policy/team-a", weakens: true });
	for (let left = 5; left > 0; left--) {
		const { name, id, office: network } = random.pick(people.slice(3));
		const whose = { actor: name, actorId: id, actorKind: "person" as const, from: `${network}8` };
		diary.add(at(random.below(DAYS)), { ...whose, action: "field:update", resource: "field/attribute:plan" });
	}
	const lapsed = random.pick(people.slice(3));
	for (let left = 3; left > 0; left--) {
		const told = { actor: lapsed.name, actorId: lapsed.id, actorKind: "person" as const, from: `${lapsed.office}8` };
		diary.add(at(17), { ...told, action: "segment:preview", outcome: "refused", reason: "training-required" });
	}
}
