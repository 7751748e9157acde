import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { issueToken } from "../../src/app/access/tokens.ts";
import { openColleaguesHouse } from "./colleagues-house.ts";

let house: Awaited<ReturnType<typeof openColleaguesHouse>>;
beforeEach(async () => {
	vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2026-06-01T00:00:00Z") });
	house = await openColleaguesHouse();
	await house.addPerson("ada", ["marketer"]);
	await house.addPerson("root", ["administrator"]);
	await house.addPerson("sue", ["security-auditor"]);
	await house.send("root", "PUT", "/break-glass/allowances/ada", { roles: ["privacy-officer"] });
});
afterEach(async () => {
	await house.close();
	vi.useRealTimers();
});

const REASON = "A customer asks, and nobody else can be reached.";
const start = (as: string, roles: string[], more = {}) =>
	house.send(as, "POST", "/break-glass", { roles, reason: REASON, ...more });
const audit = async (as: string) => (await house.send(as, "GET", "/audit/entries")).status;
const later = (hours: number) => vi.setSystemTime(Date.now() + hours * 3_600_000);

test("emergency roles count at once, only those that are allowed, and end by themselves", async () => {
	expect(await audit("ada")).toBe(403);
	expect((await start("ada", ["administrator"])).body).toMatchObject({ code: "action-forbidden", path: "roles" });
	expect((await start("sue", ["privacy-officer"])).status).toBe(403);
	expect((await start("ada", ["privacy-officer"], { hours: 5 })).status).toBe(400);
	expect((await start("ada", ["privacy-officer"], { reason: "hm" })).status).toBe(400);
	const started = await start("ada", ["privacy-officer"], { hours: 4 });
	expect(started.body).toMatchObject({ endsAt: "2026-06-01T04:00:00.000Z" });
	expect(await audit("ada")).toBe(200);
	expect((await start("ada", ["privacy-officer"])).body).toMatchObject({ code: "state-conflict" });
	later(4);
	expect(await audit("ada")).toBe(403);
});

test("who may take which is shown to administrators and reviewers, and to nobody else", async () => {
	await house.send("root", "PUT", "/break-glass/allowances/sue", { roles: ["operator"] });
	await house.send("root", "PUT", "/break-glass/allowances/sue", { roles: [] });
	for (const who of ["root", "sue"]) {
		const { body } = await house.send(who, "GET", "/break-glass/allowances");
		expect(body).toEqual({ items: [{ personId: "ada", roles: ["privacy-officer"] }] });
	}
	expect((await house.send("ada", "GET", "/break-glass/allowances")).status).toBe(403);
});

test("every act is marked in the log, and everybody who may review is told", async () => {
	const { id } = (await start("ada", ["privacy-officer"])).body;
	await house.send("ada", "GET", "/segments");
	const marked = house.entries.filter(({ breakGlass }) => breakGlass === id);
	expect(marked.map(({ actor, action, role }) => [actor, action, role])).toContainEqual([
		"ada",
		"segment:list",
		"marketer, privacy-officer",
	]);
	expect(house.mails.map(({ to }) => to).sort()).toEqual(["root@example.com", "sue@example.com"]);
	expect(house.mails[0]?.text).toContain(REASON);
});

test("its tokens get none of it", async () => {
	const request = { name: "t", roles: ["marketer", "privacy-officer"], expires: "1h" };
	const { secret } = await issueToken(house.services, "main", request, "ada");
	await start("ada", ["privacy-officer"]);
	expect(await audit(secret)).toBe(403);
	expect((await start(secret, ["privacy-officer"])).status).toBe(403);
});

test("it is ended by its person and by reviewers, and reviewed by somebody else once it has ended", async () => {
	const { id } = (await start("ada", ["privacy-officer"])).body;
	const review = (as: string) => house.send(as, "POST", `/break-glass/${id}/review`, { note: "looked at it" });
	expect((await review("sue")).body).toMatchObject({ code: "state-conflict" });
	await house.addPerson("eve", ["marketer"]);
	expect((await house.send("eve", "POST", `/break-glass/${id}/end`)).status).toBe(403);
	expect((await house.send("sue", "POST", `/break-glass/${id}/end`)).status).toBe(200);
	expect(await audit("ada")).toBe(403);
	expect((await review("ada")).status).toBe(403);
	expect((await review("eve")).status).toBe(403);
	const answers = await Promise.all([review("sue"), review("root")]);
	expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
	expect((await house.send("eve", "GET", "/break-glass")).body.items).toEqual([]);
	expect((await house.send("sue", "GET", "/break-glass")).body.items).toMatchObject([
		{ id, running: false, endedBy: "sue" },
	]);
});

test("whoever reviews does not review an emergency of their own, not even with its roles", async () => {
	await house.send("root", "PUT", "/break-glass/allowances/ada", { roles: ["security-auditor"] });
	const { id } = (await start("ada", ["security-auditor"])).body;
	await house.send("ada", "POST", `/break-glass/${id}/end`);
	later(1);
	const { id: second } = (await start("ada", ["security-auditor"])).body;
	for (const one of [id, second]) {
		const refused = await house.send("ada", "POST", `/break-glass/${one}/review`, { note: "all well" });
		expect(refused).toMatchObject({
			status: 403,
			body: { detail: expect.stringContaining("no-review-of-own-emergency") },
		});
	}
});

test("nobody allows emergency roles to themselves, and unknown roles to nobody", async () => {
	const allow = (id: string, roles: string[]) => house.send("root", "PUT", `/break-glass/allowances/${id}`, { roles });
	expect((await allow("root", ["privacy-officer"])).body).toMatchObject({ code: "own-account" });
	expect((await allow("ada", ["emperor"])).body).toMatchObject({ code: "role-unknown" });
	expect((await allow("nobody", ["viewer"])).body).toMatchObject({ code: "not-found" });
	expect((await house.send("ada", "PUT", "/break-glass/allowances/sue", { roles: [] })).status).toBe(403);
});
