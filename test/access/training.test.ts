import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { checkCourse } from "../../src/core/access/training/check-course.ts";
import type { Course } from "../../src/core/access/training/course.ts";
import { codeFor } from "../e2e/totp.ts";
import type { Browser } from "./browser.ts";
import { choicesFor, passCourse } from "./pass-course.ts";
import { ADA, openSignInHouse, type SignInHouse } from "./sign-in-house.ts";

const HOUR_MS = 3_600_000;
const answers = [
	{ text: "yes", right: true, explanation: "so it is" },
	{ text: "no", right: false, explanation: "it is not so" },
];
const gate: Course = checkCourse({
	...{ id: "gate", title: "Gate", summary: "First.", version: "1.0", minutes: 1, gate: true, attemptsPerDay: 2 },
	blocks: [{ kind: "paragraph", runs: [{ text: "Read." }] }],
	questions: Array.from({ length: 8 }, (_, no) => ({ text: `Question ${no}`, answers })),
});
const OWN = [
	"---",
	"id: house-rules",
	"title: House rules",
	"summary: Ours.",
	'version: "1.0"',
	"minutes: 2",
	"gate: true",
	"---",
	"Close the door.",
	"## Questions",
	"### And the window?",
	"- [x] Too\n  > Both.",
	"- [ ] No\n  > Both.",
].join("\n");

let house: SignInHouse;
let browser: Browser;
let made: { totpUri: string };
beforeEach(async () => {
	vi.useFakeTimers({ toFake: ["Date"] });
	house = await openSignInHouse([gate]);
	browser = house.browser();
	made = await browser.setUp(house.setupLink.issue(), ADA);
});
afterEach(async () => {
	await house.close();
	vi.useRealTimers();
});

const begin = (id = "gate") => browser.send("POST", `/training/courses/${id}/attempts`);
const submit = (id: unknown, choices: object[]) => browser.send("POST", `/training/attempts/${id}`, { choices });
const state = async () => (await browser.send("GET", "/training")).body;

describe("an attempt", () => {
	test("asks without telling: neither course nor questions hold what is right or why", async () => {
		const told = JSON.stringify([(await browser.send("GET", "/training/courses/gate")).body, (await begin()).body]);
		expect(told).toContain("Question 7");
		for (const secret of ["right", "explanation", "so it is", "it is not so"]) expect(told).not.toContain(secret);
	});

	test("asks in an order of its own, which stays when one comes back", async () => {
		const first = (await begin()).body;
		expect((await begin()).body).toEqual(first);
		await submit(first.id, []);
		const second = (await begin()).body;
		expect(second.id).not.toBe(first.id);
		const order = ({ questions }: Record<string, unknown>) =>
			(questions as { no: number; answers: { no: number }[] }[]).map(({ no, answers: one }) => [
				no,
				one.map((a) => a.no),
			]);
		expect(order(second)).not.toEqual(order(first));
		expect(order(second).map(([no]) => no)).toEqual(expect.arrayContaining([0, 1, 2, 3, 4, 5, 6, 7]));
	});

	test("that fails tells why the chosen answers are wrong, and not which are right", async () => {
		const { id } = (await begin()).body;
		const { body } = await submit(id, choicesFor(gate, "wrong"));
		expect(body).toMatchObject({ passed: false, scorePercent: 0, attemptsLeft: 1 });
		expect(JSON.stringify(body)).toContain("it is not so");
		expect(JSON.stringify(body)).not.toContain("so it is");
	});

	test("is marked once, also when it is handed in several times at once", async () => {
		const { id } = (await begin()).body;
		const outcomes = await Promise.all([1, 2, 3].map(() => submit(id, choicesFor(gate))));
		expect(outcomes.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
		expect((await submit(id, choicesFor(gate))).body).toMatchObject({ code: "state-conflict" });
	});

	test("is refused beyond the attempts of a day, and possible again a day after the first", async () => {
		for (const _ of [1, 2]) {
			await submit((await begin()).body.id, []);
			vi.setSystemTime(Date.now() + 60_000);
		}
		expect((await begin()).body).toMatchObject({ code: "attempts-used-up", status: 429 });
		expect(await state()).toMatchObject({ courses: [{ attemptsLeft: 0, state: "overdue" }] });
		vi.setSystemTime(Date.now() + 24 * HOUR_MS - 60_000);
		const { totpUri } = made;
		await browser.password(ADA);
		await browser.code(codeFor(totpUri));
		expect((await begin()).status).toBe(201);
	});

	test("of somebody else, or that does not exist, is not found", async () => {
		const attempt = { id: "theirs", personId: "bea", personName: "Bea", courseId: "gate", courseTitle: "Gate" };
		await house.store.training.beginAttempt("main", {
			...attempt,
			version: "1.0",
			startedAt: new Date().toISOString(),
		});
		expect((await submit("theirs", choicesFor(gate))).status).toBe(404);
		expect((await submit("nothing", choicesFor(gate))).status).toBe(404);
		expect((await house.store.training.findAttempt("main", "theirs"))?.finishedAt).toBeUndefined();
	});
});

describe("a certificate", () => {
	test("says who passed what, until when, to everybody who has its number", async () => {
		const { certificateId } = (await passCourse(browser, gate)).body;
		const { status, body } = await browser.send("GET", `/training/certificates/${certificateId}`);
		expect(status).toBe(200);
		expect(body).toMatchObject({ personName: ADA.name, courseTitle: "Gate", scorePercent: 100, validity: "valid" });
		expect(await state()).toMatchObject({ current: true, courses: [{ state: "passed", certificateId }] });
	});

	test("is not made of a failed attempt, nor of one that is not finished", async () => {
		const { id } = (await begin()).body;
		expect((await browser.send("GET", `/training/certificates/${id}`)).status).toBe(404);
		await submit(id, []);
		expect((await browser.send("GET", `/training/certificates/${id}`)).status).toBe(404);
	});
});

describe("courses of one's own", () => {
	const add = (source: string) => browser.send("POST", "/training/courses", { source });
	beforeEach(() => vi.setSystemTime(Date.now() + HOUR_MS / 2));

	test("bind from their upload on, those at work after the days of grace, and no more once removed", async () => {
		await passCourse(browser, gate);
		expect((await add(OWN)).body).toMatchObject({ id: "house-rules", version: "1.0", own: { addedBy: ADA.name } });
		expect(await state()).toMatchObject({
			current: true,
			courses: [{ id: "gate" }, { id: "house-rules", state: "due" }],
		});
		expect((await browser.send("DELETE", "/training/courses/house-rules")).status).toBe(200);
		expect(await state()).toMatchObject({ current: true, courses: [{ id: "gate" }] });
		expect((await browser.send("DELETE", "/training/courses/gate")).status).toBe(404);
	});

	test("come in rising versions, and never in place of one of the product", async () => {
		await add(OWN);
		expect((await add(OWN)).body).toMatchObject({ code: "name-taken", path: "version" });
		expect((await add(OWN.replace('"1.0"', '"1.1"'))).status).toBe(201);
		expect((await add(OWN.replace("id: house-rules", "id: gate"))).body).toMatchObject({ code: "name-taken" });
	});

	test("are refused with every line that is not text", async () => {
		const { status, body } = await add(OWN.replace("Close the door.", "<b onclick=alert(1)>Close</b>"));
		expect(status).toBe(422);
		expect(body).toMatchObject({ code: "course-invalid" });
		expect(JSON.stringify(body)).not.toContain("alert");
	});

	test("that change while somebody answers have to be begun anew", async () => {
		await add(OWN);
		const { id } = (await begin("house-rules")).body;
		await add(OWN.replace('"1.0"', '"1.1"'));
		expect((await submit(id, [{ question: 0, answer: 0 }])).body).toMatchObject({ code: "state-conflict" });
		expect((await begin("house-rules")).body).toMatchObject({ version: "1.1" });
	});
});

test("the report names everybody with every course, whoever is behind first", async () => {
	vi.setSystemTime(Date.now() + HOUR_MS / 2);
	await browser.send("POST", "/training/courses", { source: OWN });
	const { body } = await browser.send("GET", "/training/report");
	expect(body.items).toMatchObject([
		{ name: ADA.name, email: ADA.email, courseId: "gate", state: "overdue" },
		{ name: ADA.name, courseId: "house-rules", state: "due" },
	]);
});
