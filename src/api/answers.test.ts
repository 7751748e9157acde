import type { InjectOptions } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openStubHouse, type StubHouse } from "../../test/invariants/stub-house.ts";
import { Problem } from "../contract/problem.ts";

let house: StubHouse;
beforeAll(async () => {
	house = await openStubHouse({ limits: { bodyBytes: 2000, uploadBytes: 100, perAddress: 10_000, perToken: 10_000 } });
});
afterAll(() => house.app.close());

const authorization = "Bearer all-roles";
const json = { authorization, "content-type": "application/json" };

async function problemOf(request: InjectOptions) {
	const response = await house.app.inject(request);
	expect(response.headers["content-type"]).toContain("application/problem+json");
	const problem = Problem.strict().parse(response.json());
	expect(problem.status).toBe(response.statusCode);
	expect(problem.type).toBe(`urn:segward:error:${problem.code}`);
	expect(problem.requestId).toBe(response.headers["x-request-id"]);
	return { ...problem, headers: response.headers };
}

describe("a request that is not as described", () => {
	test("gets every problem with its path", async () => {
		const payload = { kind: "customer", source: "", dryrun: true };
		const problem = await problemOf({ method: "POST", url: "/api/v1/imports", headers: json, payload });
		expect(problem).toMatchObject({ status: 400, code: "request-invalid" });
		expect(problem.issues?.map((issue) => issue.path).sort()).toEqual(["dryrun", "kind", "source"]);
	});

	test("gets the path inside a list", async () => {
		const payload = { names: ["fine", "Not Fine"] };
		const problem = await problemOf({ method: "POST", url: "/api/v1/segments/refresh", headers: json, payload });
		expect(problem).toMatchObject({ path: "names[1]" });
	});

	test("never gets its own values back", async () => {
		const payload = { externalId: 4711, value: "canary@example.com" };
		const url = "/api/v1/segments/vip/members/lookup";
		const problem = await problemOf({ method: "POST", url, headers: json, payload });
		expect(JSON.stringify({ ...problem, headers: {} })).not.toMatch(/canary|4711/);
	});

	test.each([
		["an unknown query key", "/api/v1/segments?limt=5", "limt"],
		["a limit beyond its bounds", "/api/v1/segments?limit=501", "limit"],
		["a limit that is no number", "/api/v1/segments?limit=many", "limit"],
		["a name that cannot be", "/api/v1/segments/No%20Name", "name"],
	])("%s is refused by name", async (_, url, path) => {
		expect(await problemOf({ url, headers: { authorization } })).toMatchObject({ status: 400, path });
	});

	test("is too large, but where a route says that it takes more", async () => {
		const hierarchy = "Cuba;America;*\n".repeat(1000);
		const plan = { k: 5, columns: [{ field: "country", role: "quasi", hierarchy }] };
		const payload = { segment: "vip", plan };
		const answer = (url: string) => house.app.inject({ method: "POST", url, headers: json, payload });
		expect((await answer("/api/v1/segments/check")).statusCode).toBe(413);
		expect((await answer("/api/v1/privacy/extracts")).statusCode).not.toBe(413);
	});

	test("malformed JSON, an array and an empty body are 400", async () => {
		for (const payload of ["{", "[]", ""]) {
			const problem = await problemOf({ method: "POST", url: "/api/v1/segments/check", headers: json, payload });
			expect(problem).toMatchObject({ status: 400, code: "request-invalid" });
		}
	});

	test("a body beyond the limit is 413", async () => {
		const payload = { document: { filler: "x".repeat(3000) } };
		const problem = await problemOf({ method: "POST", url: "/api/v1/segments/check", headers: json, payload });
		expect(problem).toMatchObject({ status: 413, code: "body-too-large" });
	});

	test("a body of another media type is 415", async () => {
		const headers = { authorization, "content-type": "text/plain" };
		const problem = await problemOf({ method: "POST", url: "/api/v1/segments/check", headers, payload: "hello" });
		expect(problem).toMatchObject({ status: 415, code: "media-type-unsupported" });
	});

	test("a method that the address does not answer is 405 and names those it does", async () => {
		const problem = await problemOf({ method: "DELETE", url: "/api/v1/imports", headers: { authorization } });
		expect(problem).toMatchObject({ status: 405, code: "method-not-allowed" });
		expect(problem.headers.allow).toBe("GET, POST");
	});

	test("an address that is no URL is 400", async () => {
		expect(await problemOf({ url: "/api/v1/segments/%E0%A4%A", headers: { authorization } })).toMatchObject({
			status: 400,
		});
	});
});

describe("a handler that fails", () => {
	test("unexpectedly answers `internal` and tells the server log, not the caller", async () => {
		const told: unknown[] = [];
		const trouble = new Error("password=hunter2");
		const handlers = { ...house.options.handlers, listFields: () => Promise.reject(trouble) };
		const failing = await openStubHouse({ handlers, report: (error) => told.push(error) });
		const response = await failing.app.inject({ url: "/api/v1/fields", headers: { authorization } });
		expect(response.statusCode).toBe(500);
		expect(response.body).not.toContain("hunter2");
		expect(told).toEqual([trouble]);
		expect(failing.entries.at(-1)).toMatchObject({ outcome: "failed", reason: "internal" });
		await failing.app.close();
	});

	test("to keep its promise answers `internal`, so that nothing unnamed leaves", async () => {
		const handlers = { ...house.options.handlers, installationStatus: async () => ({ version: 7 }) as never };
		const failing = await openStubHouse({ handlers });
		const response = await failing.app.inject({ url: "/api/v1/status", headers: { authorization } });
		expect(response.statusCode).toBe(500);
		await failing.app.close();
	});
});

describe("every answer", () => {
	test.each(["/api/v1/segments", "/healthz", "/nowhere", "/api/v1/docs", "/api/v1/openapi.json"])(
		"of %s carries the strict headers",
		async (url) => {
			const { headers } = await house.app.inject({ url, headers: { authorization } });
			expect(headers).toMatchObject({
				"x-content-type-options": "nosniff",
				"x-frame-options": "DENY",
				"referrer-policy": "no-referrer",
				"cache-control": "no-store",
				"x-request-id": expect.any(String),
			});
			expect(headers["strict-transport-security"]).toMatch(/max-age=\d{8}/);
			expect(headers["content-security-policy"]).toMatch(/^default-src 'none'/);
			expect(headers.server ?? headers["x-powered-by"]).toBeUndefined();
		},
	);

	test("the API page brings no script and nothing from elsewhere", async () => {
		const { body } = await house.app.inject({ url: "/api/v1/docs" });
		expect(body).not.toMatch(/<script|javascript:|(?:src|href|url)[=(]["']?https?:/);
		expect(body).toContain('<html lang="en">');
	});
});

describe("a streamed body", () => {
	const url = "/api/v1/imports/imp_1/content";

	test("beyond the limit is 413, whether its length is stated or not", async () => {
		const { Readable } = await import("node:stream");
		for (const payload of [Buffer.alloc(200), Readable.from([Buffer.alloc(80), Buffer.alloc(80)])]) {
			const problem = await problemOf({ method: "PUT", url, headers: { authorization }, payload });
			expect(problem).toMatchObject({ status: 413, code: "file-too-large" });
		}
	});

	test("may be of any media type", async () => {
		for (const type of ["text/csv", "application/octet-stream", "application/json"]) {
			const headers = { authorization, "content-type": type };
			const response = await house.app.inject({ method: "PUT", url, headers, payload: "id\n1" });
			expect(response.statusCode).toBe(200);
		}
	});
});
