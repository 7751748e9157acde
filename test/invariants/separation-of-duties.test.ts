import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { issueToken } from "../../src/app/access/tokens.ts";
import { openColleaguesHouse } from "../access/colleagues-house.ts";

let house: Awaited<ReturnType<typeof openColleaguesHouse>>;
beforeEach(async () => {
	house = await openColleaguesHouse();
});
afterEach(() => house.close());

const documentOf = (title: string, owner = "crm@example.com", metadata = {}) => ({
	apiVersion: "segward/v1",
	kind: "Segment",
	metadata: { name: "vips", owner, ...metadata },
	spec: { title, purpose: "newsletter", rule: { everyone: true } },
});

const apply = (as: string, title: string, owner?: string, metadata?: object) =>
	house.send(as, "PUT", "/segments/vips", { document: documentOf(title, owner, metadata) });
const submit = (as: string, version: number) =>
	house.send(as, "POST", "/segments/vips/submit", { version, note: "please" });
const approve = (as: string, version: number, more = {}) =>
	house.send(as, "POST", "/segments/vips/approve", { version, ...more });
const giveBack = (as: string, version: number) =>
	house.send(as, "POST", "/segments/vips/return", { version, reason: "too wide" });
const show = async (as = "bob") => (await house.send(as, "GET", "/segments/vips")).body;

const OWN_WORK = {
	status: 403,
	body: { code: "action-forbidden", detail: expect.stringContaining("no-approval-of-own-work") },
};

describe("with several people", () => {
	beforeEach(async () => {
		await house.addPerson("ada", ["marketer", "approver"]);
		await house.addPerson("bob", ["marketer", "approver"]);
		await house.addPerson("eve", ["marketer"]);
		await house.addPerson("pia", ["privacy-officer"]);
	});

	test("a segment becomes active when somebody else approves it, and not by hand", async () => {
		expect((await apply("ada", "first")).body).toMatchObject({ state: "draft", approval: { required: true } });
		const byHand = await house.send("ada", "POST", "/segments/vips/state", { state: "active" });
		expect(byHand.body).toMatchObject({ status: 409, code: "approval-required" });
		expect((await approve("bob", 1)).body).toMatchObject({ code: "state-conflict" });
		expect((await submit("ada", 1)).body).toMatchObject({ state: "in-review", approval: { review: "in-review" } });
		expect((await show("pia")).approval).toMatchObject({
			you: "approve",
			request: { note: "please", requestedBy: "ada" },
		});
		expect((await show("ada")).approval).toMatchObject({ you: "nothing" });
		expect(await approve("ada", 1)).toMatchObject(OWN_WORK);
		expect(await approve("ada", 1, { selfApproval: true })).toMatchObject(OWN_WORK);
		expect((await approve("eve", 1)).status).toBe(403);
		const approved = await approve("pia", 1);
		expect(approved.body).toMatchObject({
			state: "active",
			version: 1,
			approval: { approved: true, approval: { decidedBy: "pia", selfApproved: false } },
		});
		expect((await approve("bob", 1)).body).toMatchObject({ code: "state-conflict" });
	});

	test("a change of an active segment waits while the old version counts, and comes back with a reason", async () => {
		await apply("ada", "first");
		await submit("ada", 1);
		await approve("bob", 1);
		const changed = await apply("ada", "second");
		expect(changed.body).toMatchObject({
			state: "active",
			version: 1,
			title: "first",
			review: "draft",
			approval: { newestVersion: 2, proposal: { version: 2, document: { spec: { title: "second" } } } },
		});
		await submit("ada", 2);
		const waiting = await house.send("bob", "GET", "/segments?state=in-review");
		expect(waiting.body.items).toMatchObject([{ name: "vips", state: "active", review: "in-review" }]);
		expect((await giveBack("bob", 2)).body).toMatchObject({
			state: "active",
			title: "first",
			approval: { review: "returned", request: { reason: "too wide", decidedBy: "bob" } },
		});
		expect((await approve("bob", 2)).body).toMatchObject({ code: "state-conflict" });
		await apply("ada", "third");
		await submit("ada", 3);
		expect((await approve("bob", 3)).body).toMatchObject({ state: "active", version: 3, title: "third" });
	});

	test("nobody approves through a token of their own, nor does a program approve", async () => {
		await apply("ada", "first");
		await submit("ada", 1);
		const tokenOf = async (ownerId?: string) =>
			(await issueToken(house.services, "main", { name: "t", roles: ["approver", "marketer"], expires: "1h" }, ownerId))
				.secret;
		expect(await approve(await tokenOf("ada"), 1)).toMatchObject(OWN_WORK);
		const program = await approve(await tokenOf(), 1);
		expect(program.body).toMatchObject({ status: 403, detail: expect.stringContaining("no-approval-by-programs") });
		expect((await approve(await tokenOf("bob"), 1)).status).toBe(200);
	});

	test("what somebody wrote through a token is that person's own", async () => {
		const { secret } = await issueToken(
			house.services,
			"main",
			{ name: "t", roles: ["marketer"], expires: "1h" },
			"ada",
		);
		await apply(secret, "first");
		await submit("eve", 1);
		expect(await approve("ada", 1)).toMatchObject(OWN_WORK);
		expect((await approve("bob", 1)).status).toBe(200);
	});

	test("whoever owns it does not approve it, also after the owner was changed", async () => {
		await apply("eve", "first", "bob@example.com");
		await submit("eve", 1);
		expect(await approve("bob", 1)).toMatchObject(OWN_WORK);
		await apply("eve", "first", "Ada@example.com");
		await submit("eve", 2);
		expect(await approve("bob", 2)).toMatchObject(OWN_WORK);
		expect(await approve("ada", 2)).toMatchObject(OWN_WORK);
		expect((await approve("pia", 2)).body).toMatchObject({ owner: "Ada@example.com" });
		await apply("eve", "first", "crm@example.com");
		await submit("eve", 3);
		expect(await approve("ada", 3)).toMatchObject(OWN_WORK);
		expect((await approve("bob", 3)).status).toBe(200);
	});

	test("whoever edits what another asked to have approved takes the request back and approves neither", async () => {
		await apply("ada", "first");
		await submit("ada", 1);
		expect((await apply("bob", "second")).body).toMatchObject({ state: "draft" });
		expect((await approve("bob", 1)).body).toMatchObject({ status: 403 });
		expect((await approve("pia", 1)).body).toMatchObject({ code: "version-outdated" });
		await submit("eve", 2);
		for (const one of ["ada", "bob"]) expect(await approve(one, 2)).toMatchObject(OWN_WORK);
		expect((await approve("pia", 1)).body).toMatchObject({ code: "version-outdated" });
		expect((await approve("pia", 2)).status).toBe(200);
	});

	test("of approvals and returns at the same time one succeeds", async () => {
		await apply("ada", "first");
		await submit("ada", 1);
		const answers = await Promise.all([approve("bob", 1), approve("pia", 1), giveBack("bob", 1), approve("bob", 1)]);
		expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
		const { items } = (await house.send("bob", "GET", "/segments/vips/reviews")).body;
		expect(items).toHaveLength(1);
	});

	test("nothing is approved that refers to what was not", async () => {
		const nested = { ...documentOf("nested"), metadata: { name: "nested", owner: "crm@example.com" } };
		const document = { ...nested, spec: { ...nested.spec, rule: { segment: "vips" } } };
		await apply("ada", "first");
		await house.send("ada", "PUT", "/segments/nested", { document });
		const early = await house.send("ada", "POST", "/segments/nested/submit", { version: 1 });
		expect(early.body).toMatchObject({ code: "rule-invalid", path: "rule.segment" });
		await submit("ada", 1);
		await approve("bob", 1);
		expect((await house.send("ada", "POST", "/segments/nested/submit", { version: 1 })).status).toBe(200);
	});

	test("archiving takes a request back", async () => {
		await apply("ada", "first");
		await submit("ada", 1);
		await house.send("ada", "DELETE", "/segments/vips");
		expect((await approve("bob", 1)).body).toMatchObject({ code: "state-conflict" });
		expect((await submit("ada", 1)).body).toMatchObject({ code: "state-conflict" });
	});

	test("the log knows who asked and who decided", async () => {
		await apply("ada", "first");
		await submit("ada", 1);
		await approve("ada", 1);
		await approve("bob", 1);
		const told = house.entries
			.filter(({ action, outcome }) => action.startsWith("segment:") && outcome !== "started")
			.map(({ actor, action, outcome, reason }) => [actor, action, outcome, reason]);
		expect(told).toEqual([
			["ada", "segment:apply", "done", undefined],
			["ada", "segment:submit", "done", undefined],
			["ada", "segment:approve", "refused", "no-approval-of-own-work"],
			["bob", "segment:approve", "done", undefined],
		]);
	});

	test("the setting turns it off, for administrators only", async () => {
		await house.addPerson("root", ["administrator"]);
		expect((await house.send("ada", "PUT", "/approval", { setting: "off" })).status).toBe(403);
		expect((await house.send("root", "PUT", "/approval", { setting: "off" })).body).toMatchObject({ required: false });
		expect((await apply("ada", "first")).body).toMatchObject({ state: "active" });
	});

	test("a team's segment is changed by that team only, and given away by nobody else", async () => {
		await house.addPerson("tim", ["marketer"], ["loyalty"]);
		await apply("tim", "first", "crm@example.com", { team: "loyalty" });
		for (const refused of [
			await apply("eve", "mine now"),
			await submit("eve", 1),
			await house.send("eve", "DELETE", "/segments/vips"),
		]) {
			expect(refused).toMatchObject({ status: 403, body: { detail: expect.stringContaining("team-segments") } });
		}
		expect((await show("eve")).title).toBe("first");
		expect((await submit("tim", 1)).status).toBe(200);
		expect((await approve("bob", 1)).status).toBe(200);
		expect((await house.send("eve", "PUT", "/segments/other", { document: documentOf("x") })).status).toBe(422);
	});
});

describe("with one person", () => {
	beforeEach(() => house.addPerson("ada", ["administrator", "marketer", "approver", "privacy-officer"]));

	test("a segment is active at once, and says that nobody approved it", async () => {
		expect((await house.send("ada", "GET", "/approval")).body).toEqual({
			setting: "automatic",
			required: false,
			approvers: 1,
		});
		const { body } = await apply("ada", "first");
		expect(body).toMatchObject({ state: "active", approval: { required: false, approved: true } });
		expect(body.approval.approval).toBeUndefined();
	});

	test("who has to approve may do so alone, after saying so, and it stays visible", async () => {
		await house.send("ada", "PUT", "/approval", { setting: "required" });
		await apply("ada", "first");
		expect((await submit("ada", 1)).body.approval).toMatchObject({ you: "self-approve" });
		expect((await approve("ada", 1)).body).toMatchObject({ status: 409, code: "self-approval-unconfirmed" });
		const approved = await approve("ada", 1, { selfApproval: true });
		expect(approved.body).toMatchObject({
			state: "active",
			approval: { approval: { selfApproved: true, decidedBy: "ada" } },
		});
	});

	test("that ends as soon as somebody else could, and begins again when that person is gone", async () => {
		await house.addPerson("vic", ["viewer"]);
		expect((await apply("ada", "first")).body).toMatchObject({ state: "active" });
		await house.addPerson("bob", ["approver"]);
		expect((await apply("ada", "second")).body).toMatchObject({ review: "draft", version: 1 });
		await submit("ada", 2);
		expect(await approve("ada", 2, { selfApproval: true })).toMatchObject(OWN_WORK);
		await house.deactivate("bob");
		expect((await approve("ada", 2, { selfApproval: true })).body).toMatchObject({ version: 2 });
	});

	test("a program without an owner works as before", async () => {
		const { secret } = await issueToken(house.services, "main", { name: "ci", roles: ["marketer"], expires: "1h" });
		expect((await apply(secret, "first")).body).toMatchObject({ state: "active" });
		await house.addPerson("bob", ["approver"]);
		expect((await apply(secret, "second")).body).toMatchObject({ review: "draft" });
	});

	test("the local operator's segments count at once", async () => {
		await house.addPerson("bob", ["approver"]);
		expect((await apply("operator", "first")).body).toMatchObject({ state: "active" });
	});
});
