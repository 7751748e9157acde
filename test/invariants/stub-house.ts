import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { cedarPolicyEngine } from "../../src/adapters/cedar/cedar-policy-engine.ts";
import { readPolicies } from "../../src/adapters/cedar/policy-files.ts";
import type { ApiOptions } from "../../src/api/api-options.ts";
import { createApi } from "../../src/api/create-api.ts";
import type { Handlers } from "../../src/api/handlers.ts";
import { once } from "../../src/app/access/once.ts";
import type { Call } from "../../src/app/call.ts";
import { Problem, ScimError } from "../../src/contract/problem.ts";
import { ROUTE_IDS, type RouteId, routeOf } from "../../src/contract/routes.ts";
import { transportRequest } from "../../src/contract/wire-table.ts";
import { Role } from "../../src/core/access/role.ts";
import type { AuditEntry } from "../../src/core/audit/entry.ts";
import { SegwardError } from "../../src/core/error/segward-error.ts";
import type { IdempotencyRecord } from "../../src/ports/control-store.ts";
import { sampleOf } from "./sample-of.ts";

export const POLICIES = join(import.meta.dirname, "../../policies");

export interface StubHouse {
	app: Awaited<ReturnType<typeof createApi>>;
	/** The access log, as written. */
	entries: AuditEntry[];
	/** Ids of the routes whose handler ran. */
	acted: RouteId[];
	/** Makes every further write to the access log fail, or only those with this outcome. */
	breakLog(outcome?: AuditEntry["outcome"]): void;
	mendLog(): void;
	options: ApiOptions;
}

/** The real API with real policies over handlers that only answer a fitting sample; a token is `Bearer <role>` or `Bearer all-roles`. */
export async function openStubHouse(changes: Partial<ApiOptions> = {}): Promise<StubHouse> {
	const entries: AuditEntry[] = [];
	const acted: RouteId[] = [];
	let broken: AuditEntry["outcome"] | "every" | undefined;
	const clock = { now: () => Date.parse("2026-06-01T00:00:00Z") };
	const audit = {
		async append(entry: AuditEntry) {
			if (broken === "every" || broken === entry.outcome) throw new Error("disk on fire");
			entries.push(entry);
		},
		list: async () => [],
		close: async () => undefined,
	};
	const stubs = ROUTE_IDS.map((id) => {
		const handler = async (_call: Call, input: { content?: { bytes: AsyncIterable<Uint8Array> } }) => {
			acted.push(id);
			let bytes = 0;
			for await (const chunk of input.content?.bytes ?? []) bytes += chunk.length;
			const sample = sampleOf(routeOf(id).response, "input");
			return typeof sample === "object" ? { ...sample, bytes, secretDigest: "leak" } : sample;
		};
		return [id, handler] as const;
	});
	const options: ApiOptions = {
		handlers: Object.fromEntries(stubs) as unknown as Handlers,
		guard: {
			policies: cedarPolicyEngine(readPolicies(POLICIES)),
			audit,
			clock,
			attributesOf: async () => undefined,
			customerRefs: { of: (_workspaceId, keys) => keys.map((key) => String(key).padStart(16, "0")) },
			watchChange: (_call, _wanted, act) => act(),
			tally: { count: (_key, record) => record(1), flush: async () => undefined },
		},
		async authenticate({ authorization }) {
			if (authorization === undefined) throw new SegwardError("token-missing");
			const name = authorization.replace("Bearer ", "");
			const known = { tokenId: `tok_${name}`, name, teams: [], workspaceId: "main", trainingCurrent: true };
			if (name === "provisioner") return { ...known, kind: "provisioner", roles: [], providerId: "idp" };
			if (name === "local-operator") return { ...known, kind: "operator", roles: [] };
			const roles = Role.options.filter((role) => name === role || name === "all-roles");
			if (roles.length === 0) throw new SegwardError("token-invalid");
			return { ...known, kind: "person", personId: name, roles, secondFactorAtMs: clock.now() };
		},
		tree: { transparency: EMPTY_TREE },
		once: once({ clock, store: { idempotency: memoryIdempotency() } }),
		homeWorkspaceId: "main",
		version: "0.0.0",
		limits: { perAddress: 100_000, perToken: 100_000, perReader: 100_000, perVisitor: 100_000 },
		...changes,
	};
	const breakLog = (outcome?: AuditEntry["outcome"]) => {
		broken = outcome ?? "every";
	};
	const mendLog = () => {
		broken = undefined;
	};
	return { app: await createApi(options), entries, acted, breakLog, mendLog, options };
}

const matrix = JSON.parse(readFileSync(join(POLICIES, "matrix.json"), "utf8")) as Record<string, Role[]>;

/** The token of somebody who may use a door: SCIM is for directories, some doors are for the local operator alone. */
export function permittedToken(id: RouteId): string {
	const { protocol, action, open } = routeOf(id);
	if (protocol === "scim") return "provisioner";
	return open || (matrix[action]?.length ?? 0) > 0 ? "all-roles" : "local-operator";
}

/** What a refusal is, in the words of the protocol that the door speaks. */
export function expectRefusal(
	id: RouteId,
	response: { statusCode: number; headers: unknown; body: string },
	code: string,
) {
	const { "content-type": mediaType } = response.headers as Record<string, string>;
	const body = JSON.parse(response.body) as unknown;
	if (routeOf(id).protocol === "scim") {
		expect(mediaType).toContain("application/scim+json");
		const error = ScimError.strict().parse(body);
		expect(error).toMatchObject({ status: String(response.statusCode), detail: expect.stringContaining(`(${code},`) });
		return;
	}
	expect(mediaType).toContain("application/problem+json");
	expect(Problem.strict().parse(body)).toMatchObject({ status: response.statusCode, code });
}

/** A well-formed request to a route, as `inject` takes it. */
export function sampleRequest(id: RouteId, role?: string) {
	const route = routeOf(id);
	const given = {
		...(route.params === undefined ? {} : (sampleOf(route.params, "input") as object)),
		...(route.query === undefined ? {} : (sampleOf(route.query, "input") as object)),
		...(route.body === undefined ? {} : ((route.example ?? sampleOf(route.body, "input")) as object)),
	};
	const { method, path, headers, body } = transportRequest(route, given);
	return {
		method,
		url: path,
		headers: role === undefined ? headers : { ...headers, authorization: `Bearer ${role}` },
		...(route.streams ? { payload: Buffer.from("id\n1\n") } : typeof body === "string" ? { payload: body } : {}),
	};
}

const EMPTY_TREE = {
	verifierKey: "segward.local/stub+00000000+AQ==",
	checkpoint: async () => undefined,
	witnessed: async () => undefined,
	tile: async () => undefined,
	payloads: async () => [],
	backlog: async () => 0,
	consistency: async () => [],
	prove: async () => undefined,
	keepCosigned: async () => undefined,
};

function memoryIdempotency() {
	const kept = new Map<string, IdempotencyRecord>();
	return {
		find: async (tokenId: string, key: string) => kept.get(`${tokenId} ${key}`),
		save: async (record: IdempotencyRecord) => void kept.set(`${record.tokenId} ${record.key}`, record),
		expire: async () => undefined,
	};
}
