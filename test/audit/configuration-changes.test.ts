import { afterAll, beforeAll, expect, test } from "vitest";
import { CONFIGURATION_ACTS } from "../../src/app/audit/changes/configuration-acts.ts";
import { GUARDED_ROUTE_IDS, OPEN_ROUTE_IDS, routeOf } from "../../src/contract/routes.ts";
import { openColleaguesHouse } from "../access/colleagues-house.ts";

/** Acts that change something, but no configuration, and why that is so. */
const CHANGES_NO_CONFIGURATION: Readonly<Record<string, readonly string[]>> = {
	"Data, which has versions of its own: the record of an import names them.": [
		"import:create",
		"import:upload",
		"import:cancel",
		"quarantine:replay",
		"quarantine:discard",
	],
	"Data for somebody, of which its own record says from what it was made.": [
		"extract:create",
		"extract:download",
		"extract:remove",
	],
	"Invented rows for somebody: the entry and the budget's ledger say what was asked and what it cost.": [
		"synthetic:make",
		"synthetic:copy",
	],
	"What is computed, not how.": ["segment:refresh", "job:cancel"],
	"Sessions and where they act: the entry itself says all there is.": [
		"session:end",
		"session:end-every",
		"account:end-session",
		"account:end-other-sessions",
		"person:end-sessions",
		"workspace:switch",
		"session:step-up",
		"session:step-up-options",
		"account:put-away-notices",
	],
	"Credentials, of which not even a digest belongs into the log.": [
		"account:change-password",
		"account:replace-authenticator",
		"account:confirm-authenticator",
		"account:renew-recovery-codes",
		"account:passkey-options",
		"account:add-passkey",
		"account:rename-passkey",
		"account:remove-passkey",
		"sign-on:link",
		"sign-on:unlink",
	],
	"Sends a link: nothing changes until it is used.": [
		"person:reset-second-factor",
		"person:recover",
		"me:change-email",
	],
	"Names the entries whose text it erased.": ["audit:erase"],
	"How somebody reads the log, not what is in it.": ["audit:create-view", "audit:update-view", "audit:remove-view"],
	"Asks the other side whether it listens.": ["audit-target:test"],
	"Answers of a learner; the certificate is the record.": ["course:attempt", "course:answer"],
	"What becomes of an alert, step by step in its own record.": ["alert:triage"],
	"A decision about a device, whose token is recorded where it is taken.": ["device:decide"],
};

let house: Awaited<ReturnType<typeof openColleaguesHouse>>;
beforeAll(async () => {
	house = await openColleaguesHouse();
	await house.addPerson("ada", ["administrator"]);
	await house.addPerson("olga", ["marketer"]);
	await house.addPerson("vic", ["viewer"]);
});
afterAll(() => house.close());

/** Each `ignored` column makes it another one. */
function mappingOf(name: string, ignored: readonly string[] = []) {
	const columns = [{ column: "id", role: "external-id" }, ...ignored.map((column) => ({ column, role: "ignore" }))];
	return { apiVersion: "segward/v1", kind: "Mapping", metadata: { name }, spec: { imports: "customers", columns } };
}

/** The last entry of this act. */
function entryOf(action: string) {
	const entry = house.entries.findLast((one) => one.action === action);
	if (entry === undefined) throw new Error(`Nothing was recorded of ${action}.`);
	return entry;
}

test("every guarded act that mutates notes what it changed, or has a reason not to", () => {
	const mutating = GUARDED_ROUTE_IDS.filter((id) => routeOf(id).mutates).map((id) => routeOf(id).action);
	const excused = Object.values(CHANGES_NO_CONFIGURATION).flat();
	expect(mutating.filter((action) => !CONFIGURATION_ACTS.has(action) && !excused.includes(action))).toEqual([]);
	expect(excused.filter((action) => CONFIGURATION_ACTS.has(action) || !mutating.includes(action))).toEqual([]);
	expect([...CONFIGURATION_ACTS.keys()].filter((action) => !mutating.includes(action))).toEqual([]);
});

test("open doors lead to sessions and accounts, not to configuration", () => {
	expect(OPEN_ROUTE_IDS.filter((id) => CONFIGURATION_ACTS.has(routeOf(id).action))).toEqual([]);
});

test("a chain of changes fits end to end: created, changed, removed", async () => {
	const put = (ignored: string[]) => house.send("olga", "PUT", "/mappings/crm", { mapping: mappingOf("crm", ignored) });
	expect((await put([])).status).toBe(200);
	const created = entryOf("mapping:save").changes?.[0];
	expect(created).toEqual({ what: "mapping/crm", after: expect.stringMatching(/^1:[0-9a-f]{64}$/) });

	await put(["name"]);
	const changed = entryOf("mapping:save").changes?.[0];
	expect(changed?.before).toBe(created?.after);
	expect(changed?.after).not.toBe(changed?.before);

	await house.send("olga", "DELETE", "/mappings/crm");
	expect(entryOf("mapping:remove").changes).toEqual([{ what: "mapping/crm", before: changed?.after }]);
});

test("what leaves things as they were notes no change, and what goes back has the digest of before", async () => {
	const set = (roles: string[]) => house.send("ada", "PUT", "/people/vic/roles", { roles, teams: [] });
	await set(["viewer"]);
	expect(entryOf("person:set-roles").changes).toBeUndefined();
	await set(["analyst"]);
	const there = entryOf("person:set-roles").changes?.[0];
	await set(["viewer"]);
	expect(entryOf("person:set-roles").changes?.[0]).toMatchObject({ before: there?.after, after: there?.before });
});

test("changes of one thing at the same time still fit end to end", async () => {
	const put = (n: number) => house.send("olga", "PUT", "/mappings/busy", { mapping: mappingOf("busy", [`c${n}`]) });
	await Promise.all([1, 2, 3, 4].map(put));
	const chain = house.entries.flatMap(({ changes = [] }) => changes.filter(({ what }) => what === "mapping/busy"));
	expect(chain).toHaveLength(4);
	expect(chain.slice(1).map(({ before }) => before)).toEqual(chain.slice(0, -1).map(({ after }) => after));
});

test("a refused act notes no change", async () => {
	await house.send("vic", "PUT", "/mappings/other", { mapping: mappingOf("other") });
	expect(entryOf("mapping:save")).toMatchObject({ outcome: "refused" });
	expect(entryOf("mapping:save").changes).toBeUndefined();
});

test("nothing of a person stands in the entry in the clear", async () => {
	await house.send("ada", "PUT", "/people/vic/roles", { roles: ["analyst"], teams: [] });
	expect(JSON.stringify(entryOf("person:set-roles").changes)).not.toContain("vic@example.com");
});
