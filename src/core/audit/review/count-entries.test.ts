import { expect, test } from "vitest";
import type { StoredAuditEntry } from "../entry.ts";
import { EntryCounts } from "./count-entries.ts";

const START = Date.parse("2026-11-16T00:00:00Z");
const SORTS = {
	isSensitive: (action: string) => action === "token:create",
	isAccessChange: (action: string) => action.startsWith("token:") || action.startsWith("person:"),
};

let no = 1000;
function entry(part: Partial<StoredAuditEntry>): StoredAuditEntry {
	return {
		no: no--,
		at: "2026-11-17T12:00:00.000Z",
		workspaceId: "main",
		actor: "Ada",
		actorId: "ada",
		role: "marketer",
		action: "segment:preview",
		resource: "segment/x",
		decision: "allow",
		outcome: "done",
		requestId: "r",
		...part,
	};
}

function digestOf(...entries: StoredAuditEntry[]) {
	const counts = new EntryCounts(SORTS, START, "UTC");
	for (const one of entries) counts.add(one);
	return { digest: counts.digest(true), flagged: [...counts.listedActorIds] };
}

const BEFORE = { at: "2026-11-15T23:59:59.999Z" };
const DENIED = { decision: "deny", outcome: "refused" } as const;

test("acts are counted against the period before, and once, when they ended", () => {
	const { digest } = digestOf(entry({}), entry({ outcome: "started" }), entry({ ...BEFORE, customers: 7 }));
	expect(digest.acts).toEqual({ count: 1, before: 1 });
	expect(digest.customers).toEqual({ count: 0, before: 7 });
	expect(digest.byAction).toEqual([{ name: "segment:preview", count: 1, before: 1 }]);
});

test("a refusal is a denial and nothing else, whatever it was that was refused", () => {
	const { digest, flagged } = digestOf(entry({ ...DENIED, action: "token:create" }));
	expect(digest.denials.count).toBe(1);
	expect(digest.sensitiveActs.count).toBe(0);
	expect(flagged).toEqual(["ada"]);
});

test("changes of access stand apart from changes of configuration", () => {
	const changes = [{ what: "token/1", after: "1:aa" }];
	const { digest } = digestOf(
		entry({ action: "token:create", changes }),
		entry({ action: "mapping:save", changes: [{ what: "mapping/crm", after: "1:bb" }] }),
	);
	expect(digest.accessChanges.newest.map(({ changed }) => changed)).toEqual([["token/1"]]);
	expect(digest.configurationChanges.newest.map(({ changed }) => changed)).toEqual([["mapping/crm"]]);
	expect(digest.sensitiveActs.count).toBe(1);
});

test("every act with emergency roles is listed as such", () => {
	expect(digestOf(entry({ breakGlass: "bg1" })).digest.emergencies.newest).toHaveLength(1);
});

test("who did ordinary things is not flagged, nor who did something in the period before", () => {
	expect(digestOf(entry({}), entry({ ...BEFORE, ...DENIED, actorId: "bob" })).flagged).toEqual([]);
});

test("somebody who was not there before is named", () => {
	expect(digestOf(entry({ actor: "New" }), entry({}), entry(BEFORE)).digest.newActors).toEqual(["New"]);
});

test("days are those of the schedule's time zone", () => {
	const counts = new EntryCounts(SORTS, START, "Asia/Tokyo");
	counts.add(entry({ at: "2026-11-17T16:00:00.000Z", ...DENIED }));
	expect(counts.digest(true).byDay).toEqual([{ day: "2026-11-18", count: 1, refused: 1 }]);
});

test("long lists are cut, their counts are not", () => {
	const { digest } = digestOf(...Array.from({ length: 150 }, () => entry(DENIED)));
	expect(digest.denials.count).toBe(150);
	expect(digest.denials.newest).toHaveLength(100);
});
