import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ROLES_OF_THE_FIRST } from "../../src/core/access/role.ts";
import { codeFor } from "../e2e/totp.ts";
import type { Browser } from "./browser.ts";
import { ADA, GRACE, openPeopleHouse, type PeopleHouse } from "./people-house.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const later = (ms: number) => vi.setSystemTime(Date.now() + ms);
const INVITED = { email: GRACE.email, name: GRACE.name, roles: ["viewer"], teams: ["crm"] };

let house: PeopleHouse;
let ada: Browser;
let adaId: string;
beforeEach(async () => {
	vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2026-06-01T00:00:00Z") });
	house = await openPeopleHouse();
	ada = (await house.ada()).browser;
	adaId = (await house.people.findByEmail(ADA.email))?.id ?? "";
});
afterEach(async () => {
	await house.close();
	vi.useRealTimers();
});

const invite = (change: object = {}) => ada.send("POST", "/invitations", { ...INVITED, ...change });
const secretOf = (answer: { body: Record<string, unknown> }) => String(answer.body.link).split("#")[1] ?? "";
const accept = (secret: string, browser = house.browser(), change: object = {}) =>
	browser.send("POST", "/links/invitation", { secret, name: GRACE.name, password: GRACE.password, ...change });
const roles = (who: Browser, id: string, given: string[], teams: string[] = []) =>
	who.send("PUT", `/people/${id}/roles`, { roles: given, teams });

describe("an invitation", () => {
	test("leads to an account with the roles that it names, and to no others", async () => {
		const invited = await invite();
		expect(invited.status).toBe(201);
		expect(invited.body.link).toMatch(/^https:\/\/segward\.example\/link#sgw_[\w-]{49}$/);
		const [message] = await house.messagesTo(GRACE.email);
		expect(message?.text).toContain(invited.body.link);
		const looked = await house.browser().send("POST", "/links", { secret: secretOf(invited) });
		expect(looked.body).toMatchObject({ kind: "invitation", email: GRACE.email, roles: ["viewer"], account: false });
		const browser = house.browser();
		for (const more of [{ roles: ["administrator"] }, { workspaceId: "other" }, { email: "eve@example.com" }]) {
			expect((await accept(secretOf(invited), browser, more)).body).toMatchObject({ code: "request-invalid" });
		}
		const accepted = await accept(secretOf(invited), browser);
		expect(accepted.body).toMatchObject({ next: "enrol" });
		expect((await browser.send("GET", "/session")).status).toBe(401);
		await browser.send("POST", "/session/enrolment", { code: codeFor(String(accepted.body.totpUri)) });
		const session = await browser.send("GET", "/session");
		expect(session.body).toMatchObject({ email: GRACE.email, roles: ["viewer"], teams: ["crm"], workspaceId: "main" });
		expect((await browser.send("GET", "/people")).body).toMatchObject({ code: "action-forbidden" });
	});

	test("is kept only as a digest", async () => {
		const secret = secretOf(await invite());
		const rows = await house.links.openInvitations("main");
		expect(JSON.stringify(rows)).not.toContain(secret.slice(4, 40));
	});

	test("works once, also where many come at the same time", async () => {
		const secret = secretOf(await invite());
		const answers = await Promise.all(Array.from({ length: 8 }, () => accept(secret)));
		expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
		expect((await accept(secret)).body).toMatchObject({ code: "link-refused", status: 401 });
		expect(house.entries.filter(({ reason }) => reason === "link-refused").length).toBeGreaterThan(0);
		expect((await house.register.list("main")).filter(({ email }) => email === GRACE.email)).toHaveLength(1);
	});

	test("ends after 72 hours, when it is withdrawn, and when it is sent again", async () => {
		const first = secretOf(await invite());
		later(72 * HOUR_MS);
		expect((await accept(first)).body).toMatchObject({ code: "link-refused" });
		const operator = await house.operate("POST", "/invitations", INVITED);
		const second = secretOf(operator);
		const { id } = operator.body.invitation as { id: string };
		const again = await house.operate("POST", `/invitations/${id}/resend`);
		expect((await accept(second)).body).toMatchObject({ code: "link-refused" });
		const { id: newer } = again.body.invitation as { id: string };
		await house.links.withdrawInvitation("main", newer, new Date().toISOString());
		expect((await accept(secretOf(again))).body).toMatchObject({ code: "link-refused" });
	});

	test.each(["", "sgw_guess", `sgw_${"A".repeat(49)}`, "' OR 1=1 --"])(
		"that is forged (%s) opens nothing",
		async (secret) => {
			await invite();
			expect((await accept(secret)).status).toBeGreaterThanOrEqual(400);
			expect(await house.people.findByEmail(GRACE.email)).toBeUndefined();
		},
	);

	test("stays valid when the password is refused", async () => {
		const secret = secretOf(await invite());
		expect((await accept(secret, undefined, { password: "short" })).body).toMatchObject({ code: "password-refused" });
		expect((await accept(secret, undefined, { name: "Local  Operator" })).status).toBe(400);
		expect((await accept(secret)).status).toBe(200);
	});

	test("of one kind opens no door of another", async () => {
		const secret = secretOf(await invite());
		const password = GRACE.password;
		for (const [door, body] of Object.entries({ password: { password }, "second-factor": { password }, email: {} })) {
			const answer = await house.browser().send("POST", `/links/${door}`, { secret, ...body });
			expect(answer.body).toMatchObject({ code: "link-refused" });
		}
	});

	test("to somebody of this workspace, or with a role that nobody knows, is refused", async () => {
		expect((await invite({ email: ADA.email.toUpperCase() })).body).toMatchObject({ code: "name-taken" });
		expect((await invite({ roles: ["adminstrator"] })).body).toMatchObject({ code: "role-unknown" });
	});

	test("needs an administrator with a fresh second factor", async () => {
		later(16 * MINUTE_MS);
		expect((await invite()).body).toMatchObject({ code: "second-factor-stale" });
	});

	test("to an account of another workspace asks for its password, and adds to it", async () => {
		const grace = await house.join(ada, GRACE, ["viewer"]);
		await house.register.setAssignment(grace.id, { workspaceId: "other", roles: ["administrator"], teams: [] });
		await house.register.setAssignment(grace.id, { workspaceId: "main", roles: [], teams: [] });
		const secret = secretOf(await invite({ roles: ["analyst"] }));
		expect((await accept(secret, undefined, { password: ADA.password })).body).toMatchObject({
			code: "sign-in-refused",
		});
		expect((await accept(secret)).body).toEqual({ next: "second-factor" });
		expect((await house.people.findById(grace.id))?.assignments).toEqual([
			{ workspaceId: "main", roles: ["analyst"], teams: ["crm"] },
			{ workspaceId: "other", roles: ["administrator"], teams: [] },
		]);
	});
});

describe("roles", () => {
	test("that change end the person's sessions at once, and hold from the next sign-in", async () => {
		const grace = await house.join(ada, GRACE, ["viewer"]);
		expect((await grace.browser.send("GET", "/segments")).status).toBe(200);
		expect((await roles(ada, grace.id, ["viewer", "analyst"], ["crm"])).body).toMatchObject({
			roles: ["viewer", "analyst"],
			teams: ["crm"],
		});
		expect((await grace.browser.send("GET", "/segments")).status).toBe(401);
		later(MINUTE_MS);
		await grace.browser.password(GRACE);
		expect((await grace.browser.code(codeFor(grace.totpUri))).body).toMatchObject({ roles: ["viewer", "analyst"] });
		expect((await house.messagesTo(GRACE.email)).map(({ subject }) => subject)).toContain(
			"Your roles in Segward have changed",
		);
	});

	test("of one's own are another administrator's to change, unless one is alone", async () => {
		expect((await ada.send("GET", "/people")).body).toMatchObject({ alone: true });
		expect((await roles(ada, adaId, [...ROLES_OF_THE_FIRST, "viewer"])).status).toBe(200);
		expect((await ada.send("GET", "/session")).status).toBe(200);
		const grace = await house.join(ada, GRACE, ["administrator"]);
		expect((await ada.send("GET", "/people")).body).toMatchObject({ alone: false });
		expect((await roles(ada, adaId, [...ROLES_OF_THE_FIRST])).body).toMatchObject({ code: "own-account", status: 403 });
		expect((await roles(grace.browser, adaId, ["administrator"])).status).toBe(200);
	});

	test("without an administrator are impossible, also by two at the same time", async () => {
		expect((await roles(ada, adaId, ["viewer"])).body).toMatchObject({ code: "last-administrator", status: 409 });
		const grace = await house.join(ada, GRACE, ["administrator"]);
		const answers = await Promise.all([roles(ada, grace.id, ["viewer"]), roles(grace.browser, adaId, ["viewer"])]);
		expect(answers.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1);
		const left = (await house.register.list("main")).filter(({ assignments }) =>
			assignments.some(({ roles: held }) => held.includes("administrator")),
		);
		expect(left.length).toBeGreaterThanOrEqual(1);
	});

	test("of the last administrator cannot be taken directly at the register either, however many try", async () => {
		const grace = await house.join(ada, GRACE, ["administrator"]);
		const attempts = [adaId, grace.id].flatMap((id) => [
			house.register.setState(id, "deactivated"),
			house.register.setAssignment(id, { workspaceId: "main", roles: ["viewer"], teams: [] }),
		]);
		const outcomes = await Promise.allSettled(attempts);
		expect(outcomes.some((one) => one.status === "rejected" && one.reason.code === "last-administrator")).toBe(true);
		const list = await house.register.list("main");
		expect(
			list.filter(({ state, assignments }) => state === "active" && assignments[0]?.roles.includes("administrator")),
		).toHaveLength(1);
	});

	test("are nothing that a viewer can give himself, whatever he sends", async () => {
		const grace = await house.join(ada, GRACE, ["viewer"]);
		for (const given of [["administrator"], ["viewer", "marketer"]]) {
			expect((await roles(grace.browser, grace.id, given)).body).toMatchObject({ code: "action-forbidden" });
		}
		expect((await house.people.findById(grace.id))?.assignments[0]?.roles).toEqual(["viewer"]);
	});
});

describe("an administrator of another workspace", () => {
	test("sees and changes nobody here, nor whole accounts that reach beyond his own", async () => {
		const grace = await house.join(ada, GRACE, ["viewer"]);
		const eve = await house.join(ada, { name: "Eve", email: "eve@example.com", password: "four grey moths rest" }, [
			"viewer",
		]);
		await house.register.setAssignment(eve.id, { workspaceId: "other", roles: ["administrator"], teams: [] });
		await house.register.setAssignment(eve.id, { workspaceId: "main", roles: [], teams: [] });
		later(MINUTE_MS);
		await eve.browser.password({ email: "eve@example.com", password: "four grey moths rest" });
		expect((await eve.browser.code(codeFor(eve.totpUri))).body).toMatchObject({ workspaceId: "other" });
		expect((await eve.browser.send("GET", "/people")).body).toMatchObject({ items: [{ name: "Eve" }] });
		expect((await roles(eve.browser, grace.id, ["administrator"])).body).toMatchObject({ code: "not-found" });
		expect((await eve.browser.send("POST", `/people/${adaId}/deactivation`)).body).toMatchObject({ code: "not-found" });
		await house.register.setAssignment(grace.id, { workspaceId: "other", roles: ["viewer"], teams: [] });
		for (const act of ["deactivation", "second-factor-reset"]) {
			const answer = await eve.browser.send("POST", `/people/${grace.id}/${act}`);
			expect(answer.body).toMatchObject({ code: "account-elsewhere", status: 403 });
		}
		expect((await roles(eve.browser, grace.id, [])).status).toBe(200);
		expect((await house.people.findById(grace.id))?.assignments).toEqual([
			{ workspaceId: "main", roles: ["viewer"], teams: [] },
		]);
	});
});

describe("a deactivated person", () => {
	test("is out within a second, with sessions, sign-ins under way and links, and comes back without them", async () => {
		const grace = await house.join(ada, GRACE, ["viewer"]);
		later(MINUTE_MS);
		const between = house.browser();
		await between.password(GRACE);
		await house.browser().send("POST", "/links/forgotten-password", { email: GRACE.email });
		const secret = await house.secretTo(GRACE.email);
		const begunMs = performance.now();
		expect((await ada.send("POST", `/people/${grace.id}/deactivation`)).body).toMatchObject({ state: "deactivated" });
		expect((await grace.browser.send("GET", "/session")).status).toBe(401);
		expect(performance.now() - begunMs).toBeLessThan(1000);
		expect((await between.code(codeFor(grace.totpUri))).status).toBe(401);
		expect((await house.browser().password(GRACE)).body).toMatchObject({ code: "sign-in-refused" });
		expect((await ada.send("POST", `/people/${grace.id}/activation`)).body).toMatchObject({ state: "active" });
		expect((await grace.browser.send("GET", "/session")).status).toBe(401);
		const used = await house.browser().send("POST", "/links/password", { secret, password: "five red foxes nap now" });
		expect(used.body).toMatchObject({ code: "link-refused" });
		later(MINUTE_MS);
		const browser = house.browser();
		await browser.password(GRACE);
		expect((await browser.code(codeFor(grace.totpUri))).status).toBe(200);
	});

	test("is never oneself, and never the last administrator", async () => {
		expect((await ada.send("POST", `/people/${adaId}/deactivation`)).body).toMatchObject({ code: "own-account" });
		const answer = await house.operate("POST", `/people/${adaId}/deactivation`);
		expect(answer.body).toMatchObject({ code: "last-administrator" });
	});
});
