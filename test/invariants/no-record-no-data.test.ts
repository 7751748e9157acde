import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { ROUTE_IDS, type RouteId, routeOf } from "../../src/contract/routes.ts";
import { expectRefusal, openStubHouse, permittedToken, sampleRequest } from "./stub-house.ts";

const house = await openStubHouse();
afterAll(() => house.app.close());
beforeEach(() => {
	house.mendLog();
	house.acted.length = 0;
});

function expectNothingButTheProblem(id: RouteId, response: { statusCode: number; headers: unknown; body: string }) {
	expect(response.statusCode).toBe(503);
	expectRefusal(id, response, "audit-unavailable");
	expect(response.body).not.toContain("disk on fire");
}

describe("when the access log cannot be written", () => {
	test.each(ROUTE_IDS)("%s answers 503 and no data", async (id) => {
		house.breakLog();
		expectNothingButTheProblem(id, await house.app.inject(sampleRequest(id, permittedToken(id))));
	});

	test.each(ROUTE_IDS.filter((id) => routeOf(id).mutates))("%s does not even start to act", async (id) => {
		house.breakLog();
		await house.app.inject(sampleRequest(id, permittedToken(id)));
		expect(house.acted).toEqual([]);
	});

	test.each(ROUTE_IDS)("%s answers 503 to someone who may not act, rather than an unrecorded refusal", async (id) => {
		house.breakLog("refused");
		const response = await house.app.inject(sampleRequest(id, "viewer"));
		if (response.statusCode >= 400) expectNothingButTheProblem(id, response);
	});
});

test.each(ROUTE_IDS)("when the log breaks while %s acts, its result stays inside", async (id) => {
	house.breakLog("done");
	const response = await house.app.inject(sampleRequest(id, permittedToken(id)));
	expect(house.acted).toEqual([id]);
	expectNothingButTheProblem(id, response);
});
