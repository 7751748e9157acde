import { afterEach, beforeEach, expect, test } from "vitest";
import { cedarPolicyEngine } from "../../src/adapters/cedar/cedar-policy-engine.ts";
import { readPolicies } from "../../src/adapters/cedar/policy-files.ts";
import { reviewRound } from "../../src/app/audit/reviews/review-round.ts";
import type { AuditEntry, StoredAuditEntry } from "../../src/core/audit/entry.ts";
import { ReviewSection } from "../../src/core/audit/review/review-schedule.ts";
import type { AuditLog } from "../../src/ports/audit-log.ts";
import { openColleaguesHouse } from "../access/colleagues-house.ts";
import { POLICIES } from "../invariants/stub-house.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const ALL_FINE = ReviewSection.options.map((section) => ({ section, fine: true }));
const WEEKLY = "weekly-access-log";

let house: Awaited<ReturnType<typeof openColleaguesHouse>>;
let now: number;
let entries: StoredAuditEntry[];
/** Heads that the log was verified against. */
let earlier: (string | undefined)[];
let faults: string[];

const audit = {
	async append(entry: AuditEntry) {
		entries.push({ ...entry, no: entries.length + 1 });
	},
	async list({ before = Number.POSITIVE_INFINITY, from = "", to = "9", limit }) {
		const fitting = entries.filter(({ no, at }) => no < before && at >= from && at < to);
		return fitting.slice(-limit).reverse();
	},
} as AuditLog;

beforeEach(async () => {
	now = Date.parse("2026-11-25T10:00:00Z");
	[entries, earlier, faults] = [[], [], []];
	const settings = { sizeThreshold: 10, publicUrl: "https://segward.example" } as never;
	house = await openColleaguesHouse({
		clock: { now: () => now },
		audit,
		settings,
		policyBook: cedarPolicyEngine(readPolicies(POLICIES)),
		async verifyLog(_workspaceId, head) {
			earlier.push(head);
			return { size: entries.length, checkpoint: `head of ${entries.length}`, faults };
		},
	});
	await house.addPerson("sam", ["security-auditor"]);
	await house.addPerson("ada", ["administrator"]);
	await house.addPerson("vic", ["viewer"]);
	await reviewRound(house.services);
});
afterEach(() => house.close());

const sign = (as: string, id: string, ticks: object[] = ALL_FINE) =>
	house.send(as, "POST", `/audit/reviews/${id}/signature`, { note: "Looked at everything.", ticks });

/** A week goes by. */
async function nextReview(): Promise<string> {
	now += 7 * DAY_MS;
	await reviewRound(house.services);
	const { body } = await house.send("sam", "GET", "/audit/reviews");
	return body.items[0].id;
}

test("a workspace begins with a weekly review by security auditors, and none is made before a week has ended", async () => {
	const { body } = await house.send("sam", "GET", "/audit/review-schedules");
	expect(body.items).toMatchObject([{ name: WEEKLY, cadence: "weekly", reviewer: { role: "security-auditor" } }]);
	expect((await house.send("sam", "GET", "/audit/reviews")).body.items).toEqual([]);
});

test("a review is made once for each week, counts it, and the log holds its digest", async () => {
	await house.send("vic", "GET", "/people");
	const id = await nextReview();
	await reviewRound(house.services);
	expect(id).toBe("weekly-access-log-2026-11-30");
	const { body } = await house.send("sam", "GET", `/audit/reviews/${id}`);
	expect(body).toMatchObject({ state: "due", own: false, maySign: true });
	expect(body.digest.denials.newest).toMatchObject([{ actor: "vic", action: "person:list", outcome: "refused" }]);
	expect(body).not.toHaveProperty("subjects");
	const made = entries.filter(({ action }) => action === "audit-review:start");
	expect(made).toMatchObject([{ actor: "segward", changes: [{ what: `audit-review/${id}` }] }]);
});

test("the log is verified against the head that the review before saw", async () => {
	await nextReview();
	const seen = entries.length;
	await nextReview();
	expect(earlier[0]).toBeUndefined();
	expect(earlier[1]).toMatch(/^head of \d+$/);
	expect(entries.length).toBeGreaterThan(seen);
});

test("alerts of the week and those still open stand in it, and whom they are about does not sign it", async () => {
	const sam = { key: "actor/sam", label: "sam" };
	await house.store.alerts.put("main", {
		...{ id: "a1", detection: "tamper-found", severity: "critical", subject: sam, state: "open", found: "Changed" },
		...{ openedAt: "2026-11-26T10:00:00.000Z", lastAt: "2026-11-26T10:00:00.000Z", times: 1, evidence: [1] },
		steps: [{ at: "2026-11-26T10:00:00.000Z", by: "segward", did: "raised" }],
	});
	await house.addPerson("tess", ["security-auditor"]);
	const id = await nextReview();
	const { body } = await house.send("tess", "GET", `/audit/reviews/${id}`);
	expect(body.digest.alerts).toMatchObject({ opened: 1, closed: 0, open: 1 });
	expect(body.digest.alerts.stillOpen).toMatchObject([{ id: "a1", title: "The access log does not verify" }]);
	expect((await sign("sam", id)).status).toBe(403);
	expect((await sign("tess", id)).status).toBe(200);
});

test("reviewers are told when a review is made and once more when it is overdue", async () => {
	const id = await nextReview();
	await reviewRound(house.services);
	expect(house.mails.map(({ to, subject }) => [to, subject])).toEqual([
		["sam@example.com", "A review of the access log waits for you"],
	]);
	expect(house.mails[0]?.text).toContain(`https://segward.example/audit/reviews/${id}`);
	now += 3 * DAY_MS;
	await reviewRound(house.services);
	await reviewRound(house.services);
	expect(house.mails.map(({ subject }) => subject).slice(1)).toEqual(["A review of the access log is overdue"]);
});

test("an overdue review is a finding until somebody signs it", async () => {
	const id = await nextReview();
	expect((await house.send("ada", "GET", "/findings")).body.items).toEqual([]);
	now += 3 * DAY_MS;
	const { body } = await house.send("ada", "GET", "/findings");
	expect(body.items).toMatchObject([{ kind: "audit-review-overdue", link: `/audit/reviews/${id}` }]);
	expect((await sign("sam", id)).status).toBe(200);
	expect((await house.send("ada", "GET", "/findings")).body.items).toEqual([]);
});

test("a log that does not verify is the gravest finding", async () => {
	faults = ["Entry 7 is not what the tree holds."];
	await nextReview();
	now += 10 * DAY_MS;
	const { body } = await house.send("ada", "GET", "/findings");
	expect(body.items.map(({ kind }: { kind: string }) => kind)).toEqual(["access-log-faulty", "audit-review-overdue"]);
});

test("a review is signed by its reviewers alone, once, and then stays", async () => {
	const id = await nextReview();
	expect((await sign("ada", id)).status).toBe(403);
	expect((await sign("operator", id)).status).toBe(403);
	const signed = await sign("sam", id);
	expect(signed.body).toMatchObject({ state: "signed", signature: { signedBy: "sam", ownActs: false } });
	const entry = entries.findLast(({ action, outcome }) => action === "audit-review:sign" && outcome === "done");
	expect(entry?.changes).toMatchObject([{ what: `audit-review/${id}`, before: expect.any(String) }]);
	expect((await sign("sam", id)).body).toMatchObject({ code: "state-conflict" });
	expect((await house.send("sam", "GET", `/audit/reviews/${id}`)).body.signature.note).toBe("Looked at everything.");
});

test("every section is looked at, and what is not fine is explained", async () => {
	const id = await nextReview();
	expect((await sign("sam", id, ALL_FINE.slice(1))).body).toMatchObject({ code: "review-incomplete" });
	const unexplained = [{ section: "activity", fine: false }, ...ALL_FINE.slice(1)];
	expect((await sign("sam", id, unexplained)).body).toMatchObject({ code: "review-incomplete" });
	expect(
		(await sign("sam", id, [{ section: "activity", fine: false, note: "Too much." }, ...ALL_FINE.slice(1)])).status,
	).toBe(200);
});

test("nobody signs a review of their own acts while somebody else could", async () => {
	await house.addPerson("tess", ["security-auditor"]);
	// The auditor tries a door that is not theirs.
	await house.send("sam", "POST", "/tokens", { name: "x", roles: ["administrator"], expires: "1h" });
	await house.send("sam", "GET", "/segments");
	const id = await nextReview();
	expect((await house.send("sam", "GET", `/audit/reviews/${id}`)).body).toMatchObject({ own: true, maySign: false });
	const refused = await sign("sam", id);
	expect(refused.status).toBe(403);
	expect(refused.body.detail).toContain("no-review-of-own-acts");
	expect((await sign("tess", id)).status).toBe(200);
});

test("where nobody else could, the record says that they signed their own acts", async () => {
	await house.send("sam", "GET", "/segments");
	const id = await nextReview();
	expect((await sign("sam", id)).body).toMatchObject({ signature: { ownActs: true } });
});

test("a program signs nothing, whatever its roles", async () => {
	const id = await nextReview();
	const { body } = await house.send("operator", "POST", "/tokens", {
		name: "robot",
		roles: ["security-auditor"],
		expires: "1h",
	});
	expect((await sign(body.secret, id)).status).toBe(403);
});

test("a paused schedule makes no reviews", async () => {
	const plan = { title: "Weekly", cadence: "weekly", reviewer: { role: "security-auditor" }, paused: true };
	expect((await house.send("sam", "PUT", `/audit/review-schedules/${WEEKLY}`, { plan })).status).toBe(200);
	now += 7 * DAY_MS;
	await reviewRound(house.services);
	expect((await house.send("sam", "GET", "/audit/reviews")).body.items).toEqual([]);
});

test("whoever does not want to wait makes a review of the days so far", async () => {
	const { status, body } = await house.send("sam", "POST", "/audit/reviews", { schedule: WEEKLY });
	expect(status).toBe(201);
	expect(body).toMatchObject({
		id: "weekly-access-log-2026-11-25T1000",
		madeBy: "sam",
		periodStart: "2026-11-23T00:00:00.000Z",
	});
	expect((await house.send("ada", "POST", "/audit/reviews", { schedule: WEEKLY })).status).toBe(403);
});

test("a schedule names a role or person that there is", async () => {
	const put = (plan: object) => house.send("sam", "PUT", "/audit/review-schedules/monthly", { plan });
	const plan = { title: "Monthly", cadence: "monthly" };
	expect((await put({ ...plan, reviewer: { role: "nobody-has-it" } })).body).toMatchObject({ code: "role-unknown" });
	expect((await put({ ...plan, reviewer: { personId: "ghost" } })).status).toBe(404);
	expect((await put({ ...plan, timeZone: "Mars/Base", reviewer: { personId: "sam" } })).status).toBe(400);
	expect((await put({ ...plan, reviewer: { personId: "sam" } })).status).toBe(200);
});
