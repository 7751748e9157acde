import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ERROR_CATALOGUE, type ErrorCode } from "../core/error/catalogue.ts";
import { SegwardError } from "../core/error/segward-error.ts";
import { createClient } from "./client.ts";
import { errorsPage } from "./errors-page.ts";
import { fromProblem } from "./from-problem.ts";
import { openApiDocument } from "./openapi.ts";
import { API_PREFIX } from "./prefixes.ts";
import { toProblem } from "./problem.ts";
import { ROUTE_IDS, routeOf } from "./routes.ts";
import type { TransportRequest } from "./wire.ts";
import { WIRE_TABLE } from "./wire-table.ts";

describe("every route", () => {
	test("has its own method and address", () => {
		const addresses = ROUTE_IDS.map((id) => `${routeOf(id).method} ${routeOf(id).path}`);
		expect(new Set(addresses).size).toBe(addresses.length);
	});

	test.each(ROUTE_IDS)("%s keeps parameters, query and body apart", (id) => {
		const { params, query, body, streams } = routeOf(id);
		const keys = [params, query, body].flatMap((schema) => Object.keys(schema?.shape ?? {}));
		if (streams) keys.push("content");
		expect(new Set(keys).size).toBe(keys.length);
	});

	test.each(ROUTE_IDS)("%s describes exactly the parameters of its address", (id) => {
		const { path, params, resourceParam } = routeOf(id);
		const named = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name);
		expect(Object.keys(params?.shape ?? {}).sort()).toEqual([...named].sort());
		if (resourceParam !== undefined) expect(named).toContain(resourceParam);
	});

	test.each(ROUTE_IDS)("%s says that it changes something where its method does", (id) => {
		const { method, mutates } = routeOf(id);
		if (method === "GET") expect(mutates).toBe(false);
		if (method === "PUT" || method === "PATCH" || method === "DELETE") expect(mutates).toBe(true);
	});

	test.each(ROUTE_IDS.filter((id) => routeOf(id).example !== undefined))("%s has an example that fits", (id) => {
		const { body, example } = routeOf(id);
		expect(body?.safeParse(example).error).toBeUndefined();
	});
});

describe("the client", () => {
	test("puts each input where the route wants it", async () => {
		const sent: TransportRequest[] = [];
		const client = createClient(async (request) => {
			sent.push(request);
			return { status: 200, headers: {}, body: '{"items":[]}' };
		}, "sgw_x");
		await client.listQuarantinedRows({ id: "imp_1", reason: "date invalid", limit: 5 });
		await client.listTraits({}, { idempotencyKey: "k" });
		expect(sent[0]).toEqual({
			method: "GET",
			path: "/api/v1/imports/imp_1/quarantine/rows?limit=5&reason=date%20invalid",
			headers: { accept: "application/json", authorization: "Bearer sgw_x" },
		});
		expect(sent[1]?.headers["idempotency-key"]).toBe("k");
	});

	test("throws what the server said", async () => {
		const said = new SegwardError("rule-invalid", { path: "rule.all[0]", hint: "did you mean `country`?" });
		const body = JSON.stringify(toProblem(said, "r1"));
		const client = createClient(async () => ({ status: 422, headers: {}, body }));
		const failure = await client.getSegment({ name: "vip" }).catch((error: unknown) => error);
		expect(failure).toMatchObject({ code: "rule-invalid", details: { path: "rule.all[0]", hint: said.details.hint } });
	});

	test("says so when whoever answers is no Segward server", async () => {
		const client = createClient(async () => ({ status: 502, headers: {}, body: "<html>Bad gateway" }));
		await expect(client.whoAmI({})).rejects.toMatchObject({ code: "connection-failed" });
	});
});

describe("a problem", () => {
	test.each(Object.keys(ERROR_CATALOGUE) as ErrorCode[])("%s survives the way to the client", (code) => {
		const error = new SegwardError(code, { detail: "d", row: 3, column: "email", issues: [{ message: "m", row: 4 }] });
		const back = fromProblem(toProblem(error, "r1"));
		expect(back).toMatchObject({ code, status: error.status, details: { detail: "d", row: 3, column: "email" } });
		expect(back.details.issues).toEqual([{ message: "m", row: 4 }]);
	});

	test("tells nothing of an unexpected error", () => {
		expect(toProblem(new Error("secret"), "r1")).toEqual({
			type: "urn:segward:error:internal",
			title: ERROR_CATALOGUE.internal.title,
			status: 500,
			code: "internal",
			requestId: "r1",
		});
	});
});

describe("generated files are up to date (npm run generate)", () => {
	const root = new URL("../../", import.meta.url);
	const text = (path: string) => readFileSync(new URL(path, root), "utf8");

	test("docs/errors.md", () => {
		expect(text("docs/errors.md")).toBe(errorsPage());
	});

	test("src/web/client/wire-table.json", () => {
		const asked = Object.entries(WIRE_TABLE).filter(([, { address }]) => address.startsWith(API_PREFIX));
		expect(JSON.parse(text("src/web/client/wire-table.json"))).toEqual(Object.fromEntries(asked));
	});

	test("docs/openapi.json", () => {
		const { version } = JSON.parse(text("package.json"));
		expect(JSON.parse(text("docs/openapi.json"))).toEqual(JSON.parse(JSON.stringify(openApiDocument(version))));
	});
});
