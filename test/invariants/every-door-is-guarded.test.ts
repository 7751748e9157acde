import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { actionsOf } from "../../src/adapters/cedar/policy-actions.ts";
import { readPolicies } from "../../src/adapters/cedar/policy-files.ts";
import { METRICS_DOOR, OPEN_DOORS, TREE_DOORS } from "../../src/api/address-table.ts";
import { createApi } from "../../src/api/create-api.ts";
import { FIELD_ACTIONS } from "../../src/app/catalogue/field-access.ts";
import { EXACT_SIZE_ACTION } from "../../src/app/privacy/exact-sizes.ts";
import { addressOf, GUARDED_ROUTE_IDS, OPEN_ROUTE_IDS, ROUTE_IDS, routeOf } from "../../src/contract/routes.ts";
import { Role } from "../../src/core/access/role.ts";
import { expectRefusal, openStubHouse, POLICIES, sampleRequest } from "./stub-house.ts";

/** Open to the product's own pages, and to what identity providers send. */
const OF_OUR_PAGES = OPEN_ROUTE_IDS.filter((id) => !routeOf(id).form);
const OF_PROVIDERS = OPEN_ROUTE_IDS.filter((id) => routeOf(id).form);

const house = await openStubHouse();
afterAll(() => house.app.close());

const matrix = JSON.parse(readFileSync(join(POLICIES, "matrix.json"), "utf8")) as Record<string, Role[]>;

describe("every guarded route of the contract", () => {
	test("has an action that the Cedar schema knows, and every action has a door", () => {
		const actions = GUARDED_ROUTE_IDS.map((id) => routeOf(id).action);
		expect(
			[...new Set([...actions, METRICS_DOOR.action, TREE_DOORS.action, ...FIELD_ACTIONS, EXACT_SIZE_ACTION])].sort(),
		).toEqual(actionsOf(readPolicies(POLICIES).schema).sort());
	});

	test("has an action of its own, so that a policy can speak of it alone", () => {
		const actions = ROUTE_IDS.map((id) => routeOf(id).action);
		expect(actions.filter((action, at) => actions.indexOf(action) !== at)).toEqual([]);
	});

	test.each(GUARDED_ROUTE_IDS)("%s answers 401 without a token or with a bad one, and does nothing", async (id) => {
		const before = house.acted.length;
		for (const token of [undefined, "nonsense"]) {
			const response = await house.app.inject(sampleRequest(id, token));
			expect(response.statusCode).toBe(401);
			expectRefusal(id, response, token === undefined ? "token-missing" : "token-invalid");
		}
		expect(house.acted.length).toBe(before);
	});
});

describe("an open route", () => {
	test("is one of these, all of which lead to a session", () => {
		expect([...OPEN_ROUTE_IDS].sort()).toEqual(
			[
				["confirmEnrolment", "passSecondFactor", "setUp", "signIn"],
				["passkeySignInOptions", "signInWithPasskey"],
				["startDevice", "takeDeviceToken"],
				["beginSignOn", "endSessionsByProvider", "finishSignOn", "listSignOnChoices"],
				["acceptSamlResponse", "showSamlMetadata"],
				["acceptInvitation", "confirmEmail", "forgotPassword", "lookAtLink", "renewSecondFactor", "setPassword"],
			]
				.flat()
				.sort(),
		);
	});

	test.each(OPEN_ROUTE_IDS)("%s answers without a token, and the log has it as of nobody known", async (id) => {
		const { action, success } = routeOf(id);
		const [actedBefore, entriesBefore] = [house.acted.length, house.entries.length];
		const response = await house.app.inject(sampleRequest(id));
		expect(response.statusCode, response.body).toBe(success);
		expect(house.acted.slice(actedBefore)).toEqual([id]);
		const entries = house.entries.slice(entriesBefore);
		expect(entries.map((entry) => entry.outcome)).toEqual(["started", "done"]);
		for (const entry of entries) {
			expect(entry).toMatchObject({ actor: "anonymous", role: "none", action, decision: "allow" });
			expect(entry.requestId).toBe(response.headers["x-request-id"]);
		}
	});

	test.each(OF_OUR_PAGES)("%s does nothing for a page of another site", async (id) => {
		const before = house.acted.length;
		for (const foreign of [{ "sec-fetch-site": "cross-site" }, { "sec-fetch-site": "same-site" }, { origin: "null" }]) {
			const request = sampleRequest(id);
			const response = await house.app.inject({ ...request, headers: { ...request.headers, ...foreign } });
			expect(response.json()).toMatchObject({ status: 403, code: "origin-refused" });
		}
		expect(house.acted.length).toBe(before);
	});

	test.each(OF_OUR_PAGES.filter((id) => routeOf(id).mutates))(
		"%s with a cookie needs the browser's word that the page is ours",
		async (id) => {
			const before = house.acted.length;
			const request = sampleRequest(id);
			const headers = { ...request.headers, cookie: "__Host-segward=c.abc" };
			expect((await house.app.inject({ ...request, headers })).statusCode).toBe(403);
			expect(house.acted.length).toBe(before);
			const own = { ...headers, "sec-fetch-site": "same-origin" };
			expect((await house.app.inject({ ...request, headers: own })).statusCode).toBe(200);
		},
	);

	test.each(OF_PROVIDERS)("%s takes a form of another site, hands no session to it and reads no cookie", async (id) => {
		const request = sampleRequest(id);
		const headers = { ...request.headers, "sec-fetch-site": "cross-site", cookie: "__Host-segward=c.abc" };
		const response = await house.app.inject({ ...request, headers });
		expect(response.statusCode).toBe(routeOf(id).success);
		expect(response.headers["set-cookie"]).toBeUndefined();
		const json = { ...headers, "content-type": "application/json" };
		expect((await house.app.inject({ ...request, headers: json, payload: "{}" })).statusCode).toBe(415);
	});
});

describe.each(Role.options)("as %s", (role) => {
	test.each(GUARDED_ROUTE_IDS)("%s answers as the published matrix says, and the log knows", async (id) => {
		const { action, success, mutates } = routeOf(id);
		const permitted = matrix[action]?.includes(role) ?? false;
		const [actedBefore, entriesBefore] = [house.acted.length, house.entries.length];

		const response = await house.app.inject(sampleRequest(id, role));

		expect(response.statusCode, response.body).toBe(permitted ? success : 403);
		expect(house.acted.slice(actedBefore)).toEqual(permitted ? [id] : []);
		const outcomes = house.entries.slice(entriesBefore);
		expect(outcomes.map((entry) => entry.outcome)).toEqual(
			permitted ? (mutates ? ["started", "done"] : ["done"]) : ["refused"],
		);
		for (const entry of outcomes) {
			expect(entry).toMatchObject({ actor: role, role, action, workspaceId: "main" });
			expect(entry.decision).toBe(permitted ? "allow" : "deny");
			expect(entry.requestId).toBe(response.headers["x-request-id"]);
		}
		if (!permitted) expectRefusal(id, response, "action-forbidden");
		expect(response.body).not.toContain("leak");
	});

	test("the tree of the log answers as the published matrix says", async () => {
		const permitted = matrix[TREE_DOORS.action]?.includes(role) ?? false;
		for (const url of ["/audit/tlog/checkpoint", "/audit/tlog/tile/0/000", "/audit/tlog/tile/entries/000.p/1"]) {
			const response = await house.app.inject({ url, headers: { authorization: `Bearer ${role}` } });
			// The stub's tree is empty.
			expect(response.statusCode).toBe(permitted ? 404 : 403);
			expect((await house.app.inject({ url })).statusCode).toBe(401);
		}
	});

	test("metrics answer as the published matrix says", async () => {
		const permitted = matrix[METRICS_DOOR.action]?.includes(role) ?? false;
		const response = await house.app.inject({ url: "/metrics", headers: { authorization: `Bearer ${role}` } });
		expect(response.statusCode).toBe(permitted ? 200 : 403);
	});
});

describe("as the directory of an identity provider", () => {
	test.each(GUARDED_ROUTE_IDS)("%s answers if it is of SCIM, and refuses otherwise", async (id) => {
		const { protocol, success, action, mutates } = routeOf(id);
		const before = house.entries.length;
		const response = await house.app.inject(sampleRequest(id, "provisioner"));
		expect(response.statusCode, response.body).toBe(protocol === "scim" ? success : 403);
		const outcomes = house.entries.slice(before);
		const expected = protocol !== "scim" ? ["refused"] : mutates ? ["started", "done"] : ["done"];
		expect(outcomes.map((entry) => entry.outcome)).toEqual(expected);
		for (const entry of outcomes) expect(entry).toMatchObject({ actor: "provisioner", role: "provisioner", action });
		expect(response.body).not.toContain("leak");
	});
});

describe("nothing else is reachable", () => {
	test("every address that Fastify knows is in the contract or among the open doors", async () => {
		const known: string[] = [];
		const app = await createApi({
			...house.options,
			onRoute: ({ method, url }) => known.push(...[method].flat().map((one) => `${one} ${url}`)),
		});
		await app.close();
		const expected = [
			...ROUTE_IDS.map((id) => `${routeOf(id).method} ${addressOf(routeOf(id))}`),
			...[...OPEN_DOORS, METRICS_DOOR.path, ...TREE_DOORS.paths.map((path) => `${TREE_DOORS.prefix}/${path}`)].map(
				(path) => `GET ${path}`,
			),
		];
		expect(known.sort()).toEqual(expected.sort());
	});

	test.each(["/", "/admin", "/api/v1", "/api/v1/nothing", "/api/v1/segments/x/unknown", "/v1/track"])(
		"%s answers 404 with a problem",
		async (url) => {
			const response = await house.app.inject({ url, headers: { authorization: "Bearer all-roles" } });
			expect(response.statusCode).toBe(404);
			expect(response.json()).toMatchObject({ code: "not-found", requestId: expect.any(String) });
		},
	);

	test.each(OPEN_DOORS)("%s is open and never reaches a handler", async (url) => {
		const before = house.acted.length;
		expect((await house.app.inject({ url })).statusCode).toBe(200);
		expect(house.acted.length).toBe(before);
	});
});
