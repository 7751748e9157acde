import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as cedar from "@cedar-policy/cedar-wasm/nodejs";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { builtInCourses } from "../../src/adapters/courses/built-in-courses.ts";
import { courseReader } from "../../src/adapters/courses/course-reader.ts";
import { GUARDED_ROUTE_IDS, type RouteId, routeOf } from "../../src/contract/routes.ts";
import type { Course } from "../../src/core/access/training/course.ts";
import { PROJECT_DIRECTORY } from "../../src/main/project.ts";
import type { Browser } from "../access/browser.ts";
import { passCourse } from "../access/pass-course.ts";
import { ADA, openSignInHouse, type SignInHouse } from "../access/sign-in-house.ts";
import { codeFor } from "../e2e/totp.ts";
import { POLICIES, sampleRequest } from "./stub-house.ts";

const DAY_MS = 86_400_000;
const courses = await builtInCourses(courseReader(), join(PROJECT_DIRECTORY, "training"));
const TOUCHING = GUARDED_ROUTE_IDS.filter((id) => touchesCustomerData(routeOf(id).action));

let house: SignInHouse;
let browser: Browser;
let totpUri: string;
beforeEach(async () => {
	vi.useFakeTimers({ toFake: ["Date"] });
	house = await openSignInHouse(courses);
	browser = house.browser();
	({ totpUri } = await browser.setUp(house.setupLink.issue(), ADA));
});
afterEach(async () => {
	await house.close();
	vi.useRealTimers();
});

async function codes(ids: readonly RouteId[]): Promise<Set<unknown>> {
	const answers = new Set<unknown>();
	for (const id of ids) {
		const { headers, ...request } = sampleRequest(id);
		const own = { ...headers, "sec-fetch-site": "same-origin", cookie: `__Host-segward=${browser.cookie}` };
		const response = await house.app.inject({ ...request, headers: own });
		answers.add(response.statusCode < 300 ? "done" : response.json().code);
	}
	return answers;
}

/** To another day, signed in anew: sessions do not last so long. */
async function toDay(ms: number): Promise<void> {
	vi.setSystemTime(ms);
	await browser.password(ADA);
	expect((await browser.code(codeFor(totpUri))).status).toBe(200);
}

async function passAll(): Promise<void> {
	for (const course of courses) expect((await passCourse(browser, course)).body.passed).toBe(true);
}

describe("without current training", () => {
	test("no route that touches customer data answers a person, whatever the roles; passing the gate opens them at once", async () => {
		expect(TOUCHING).toEqual(
			expect.arrayContaining<RouteId>([
				"previewSegment",
				"checkSegment",
				"listMembers",
				"lookupMember",
				"refreshSegments",
				"fieldDistribution",
				"listQuarantinedRows",
				"createImport",
				"uploadImport",
				"proposeMapping",
				"uploadList",
			]),
		);
		expect(await codes(TOUCHING)).toEqual(new Set(["training-required"]));
		expect((await browser.send("GET", "/session")).body).toMatchObject({ trainingCurrent: false });
		const [gate] = courses as [Course];
		const result = await passCourse(browser, gate);
		expect(result.body).toMatchObject({ passed: true, scorePercent: 100 });
		expect(await codes(TOUCHING)).toEqual(new Set(["done"]));
		expect((await browser.send("GET", "/session")).body).toMatchObject({ trainingCurrent: true });
	});

	test("the handler is never reached, and the log says why", async () => {
		const before = house.entries.length;
		await codes(["previewSegment"]);
		expect(house.entries.slice(before)).toMatchObject([
			{ action: "segment:preview", actor: ADA.name, decision: "deny", outcome: "refused", reason: "training-required" },
		]);
	});

	test("everything else goes on, training above all", async () => {
		const others = GUARDED_ROUTE_IDS.filter((id) => !TOUCHING.includes(id) && !["signOut"].includes(id));
		expect(await codes(others)).not.toContain("training-required");
	});

	test("a failed attempt opens nothing", async () => {
		const [gate] = courses as [Course];
		expect((await passCourse(browser, gate, "wrong")).body).toMatchObject({ passed: false, scorePercent: 0 });
		expect(await codes(["previewSegment"])).toEqual(new Set(["training-required"]));
	});
});

describe("training lapses by the clock", () => {
	test("the same second in which the days of grace of the other courses end", async () => {
		await passCourse(browser, courses[0] as Course);
		const due = (await browser.send("GET", "/training")).body as { currentUntil: string };
		const endMs = Date.parse(due.currentUntil);
		await toDay(endMs - 1000);
		expect(await codes(["previewSegment"])).toEqual(new Set(["done"]));
		vi.setSystemTime(endMs);
		expect(await codes(["previewSegment"])).toEqual(new Set(["training-required"]));
		await passAll();
		expect(await codes(["previewSegment"])).toEqual(new Set(["done"]));
	});

	test("a year after the pass, and comes back with the next", async () => {
		await passAll();
		const passedMs = Date.now();
		await toDay(passedMs + 365 * DAY_MS - 1000);
		expect(await codes(["previewSegment"])).toEqual(new Set(["done"]));
		vi.setSystemTime(passedMs + 365 * DAY_MS + 1000);
		expect(await codes(["previewSegment"])).toEqual(new Set(["training-required"]));
		await passAll();
		expect(await codes(["previewSegment"])).toEqual(new Set(["done"]));
	});
});

function touchesCustomerData(action: string): boolean {
	const answer = cedar.schemaToJson(readFileSync(join(POLICIES, "schema.cedarschema"), "utf8"));
	if (answer.type === "failure") throw new Error("The Cedar schema cannot be read.");
	const actions = answer.json.Segward?.actions ?? {};
	const isIn = (id: string): boolean =>
		id === "touch customer data" || (actions[id]?.memberOf ?? []).some((group) => isIn(group.id));
	return isIn(action);
}
