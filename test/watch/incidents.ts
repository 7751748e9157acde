import type { Random } from "../../scripts/sample/random.ts";
import type { Colleague } from "./colleagues.ts";
import type { Diary } from "./diary.ts";
import { BEGIN_MS, DAY_MS, HOUR_MS, signIn } from "./synthetic-month.ts";

/** The ten, and the detections of which at least one has to find each. */
export const INCIDENTS: Readonly<Record<string, readonly string[]>> = {
	"copies a segment": ["members-in-bulk"],
	"takes more every day of the last week": ["unusual-amount"],
	"stolen session": ["two-places"],
	"singles out a customer": ["differencing"],
	"copied token": ["token-new-network"],
	"tries doors": ["trying-doors", "many-denials"],
	"forgotten account": ["dormant-account", "new-device"],
	"rights for himself": ["own-rights-then-data"],
	"blinds the watch": ["protection-weakened", "forwarding-stopped"],
	"in the night": ["off-hours"],
};

/** Plants each once, between the 20th and the 31st, so that habits are known; who and when the seed decides. */
export function plantIncidents(random: Random, diary: Diary, people: readonly Colleague[]): void {
	const [admin, , ...others] = people;
	const workers = others.filter(({ role, away }) => role === "marketer" && away[0] === 40);
	const take = () => workers.splice(random.below(workers.length), 1)[0] ?? (others.at(-1) as Colleague);
	// Days that are working days, told from the first of the month.
	const at = (hour: number) => BEGIN_MS + random.pick([19, 20, 21, 22, 25, 26, 27, 28]) * DAY_MS + hour * HOUR_MS;
	const whoIs = ({ name: actor, id: actorId, role, office, device }: Colleague) => ({
		actor,
		actorId,
		actorKind: "person" as const,
		role,
		from: `${office}${20 + Number(actorId.slice(7))}`,
		device,
	});

	const copier = whoIs(take());
	let startMs = at(14);
	for (let page = 0; page < 60; page++) {
		const told = { ...copier, action: "segment:members", resource: "segment/s1", customers: 500 };
		diary.add(startMs + page * 20_000, told, "copies a segment");
	}

	const leaver = whoIs(take());
	for (const day of [25, 26, 27, 28]) {
		for (let page = 0; page < 45; page++) {
			const told = { ...leaver, action: "segment:members", resource: `segment/s${page % 5}`, customers: 100 };
			const atMs = BEGIN_MS + day * DAY_MS + 9 * HOUR_MS + page * 600_000 + random.below(300_000);
			diary.add(atMs, told, "takes more every day of the last week");
		}
	}

	const robbed = whoIs(take());
	startMs = at(11);
	for (let step = 0; step < 12; step++) {
		const from = step % 2 === 0 ? robbed.from : "45.33.12.8";
		const told = { ...robbed, from, action: "segment:show", resource: `segment/s${step}` };
		diary.add(startMs + step * 70_000, told, "stolen session");
	}

	const curious = whoIs(take());
	startMs = at(15);
	for (let step = 0; step < 14; step++) {
		const question = step % 2 === 0 ? ["aaa", "bbb", "ccc"] : ["aaa", "bbb", `c${step}`].sort();
		const customers = step % 2 === 0 ? 2345 : 2345 - 1 - random.below(6);
		const told = { ...curious, action: "segment:preview", resource: "segment/draft", question, customers };
		diary.add(startMs + step * 45_000, told, "singles out a customer");
	}

	startMs = at(3);
	for (let page = 0; page < 3; page++) {
		const token = { actor: "crm-sync", actorId: "crm-sync", actorKind: "token" as const, from: "45.33.99.1" };
		const told = { ...token, action: "segment:members", resource: "segment/crm", customers: 200 };
		diary.add(startMs + page * 60_000, told, "copied token");
	}

	const prober = whoIs(take());
	startMs = at(16);
	const doors = ["person:list", "policy:list", "token:list-all", "audit:list", "field:update", "import:create"];
	for (const [step, action] of [...doors, "person:invite", "outbox:list", "list:remove"].entries()) {
		const told = { ...prober, action, resource: "thing/*", outcome: "refused" as const, reason: "no-policy-permits" };
		diary.add(startMs + step * 30_000, told, "tries doors");
	}

	const sleeper = { actor: "Old Contractor", actorId: "person-99", actorKind: "person" as const, role: "analyst" };
	const first = { ...sleeper, from: "198.51.100.77", device: "Firefox on Windows" };
	diary.add(BEGIN_MS + 9 * HOUR_MS, { ...first, action: "session:second-factor", resource: "session/person-99" });
	const awake = { ...sleeper, from: "45.33.50.5", device: "Chrome on Linux" };
	signIn(diary, BEGIN_MS + 28 * DAY_MS + 13 * HOUR_MS, awake, random, "forgotten account");

	if (admin !== undefined) {
		const boss = whoIs(admin);
		startMs = at(17);
		diary.add(startMs, { ...boss, action: "person:set-roles", resource: `person/${admin.id}` }, "rights for himself");
		for (let step = 1; step < 4; step++) {
			const told = { ...boss, action: "segment:members", resource: "segment/s3", customers: 50 };
			diary.add(startMs + step * 300_000, told, "rights for himself");
		}
	}

	const blinder = whoIs(take());
	startMs = at(12);
	const loosened = {
		...blinder,
		action: "detection:set",
		resource: "detection/members-in-bulk",
		weakens: true as const,
	};
	diary.add(startMs, loosened, "blinds the watch");
	const forwarding = { actor: "segward", action: "audit:forward", resource: "auditlog/*", outcome: "failed" as const };
	diary.add(startMs + 600_000, { ...forwarding, reason: "unreachable" }, "blinds the watch");

	const nightly = take();
	const night = { ...whoIs(nightly), from: `${nightly.home}9` };
	startMs = at(2) + 1800_000;
	signIn(diary, startMs, night, random, "in the night");
	for (let step = 1; step < 9; step++) {
		const told = { ...night, action: "segment:members", resource: "segment/s7", customers: 50 };
		diary.add(startMs + step * 120_000, told, "in the night");
	}
}
