import { randomUUID } from "node:crypto";
import type { Server } from "node:https";
import helmet from "@fastify/helmet";
import rateLimit from "@fastify/rate-limit";
import Fastify, {
	type FastifyHttpsOptions,
	type FastifyInstance,
	type FastifyRequest,
	type FastifyServerOptions,
} from "fastify";
import { BACKGROUND_HEADER } from "../contract/access/sessions.ts";
import { WORKSPACE_HEADER } from "../contract/access/workspaces.ts";
import { openApiDocument } from "../contract/openapi.ts";
import { API_PREFIX } from "../contract/prefixes.ts";
import { GUARDED_ROUTE_IDS, OPEN_ROUTE_IDS, type RouteId, routeOf } from "../contract/routes.ts";
import type { Principal } from "../core/access/principal.ts";
import { SegwardError } from "../core/error/segward-error.ts";
import { METRICS_DOOR, TREE_DOORS } from "./address-table.ts";
import { type ApiLimits, type ApiOptions, DEFAULT_LIMITS } from "./api-options.ts";
import { readFormsOnly, readScim } from "./body-parsers.ts";
import { type DocsPage, docsPage } from "./docs-page/docs-page.ts";
import { openDoor } from "./door.ts";
import { LOCAL_ADDRESS, type LocalCalls } from "./local-calls.ts";
import { openMetricsDoor } from "./metrics-door.ts";
import { openOpenDoor } from "./open-door.ts";
import { answerWithProblems, type Report, sendProblem } from "./problem-replies.ts";
import { RequestMetrics } from "./request-metrics.ts";
import { mayBeForeign } from "./request-origin.ts";
import { sessionIn } from "./session-cookie.ts";
import { openTreeDoor } from "./tree-door.ts";
import { webApp } from "./web-app.ts";

const FLUSH_EVERY_MS = 60_000;

declare module "fastify" {
	interface FastifyInstance {
		localCalls: LocalCalls;
	}
	interface FastifyRequest {
		/** Set before any handler of a guarded route runs. */
		principal: Principal;
	}
	interface FastifyContextConfig {
		routeId?: string;
		/** Limited apart from other requests. */
		tallied?: boolean;
	}
}

/**
 * The whole API as a Fastify app that does not listen yet: call `listen` to serve, or `inject` in-process.
 * Closing the app lets running requests finish.
 */
export async function createApi(options: ApiOptions): Promise<FastifyInstance> {
	const limits: ApiLimits = { ...DEFAULT_LIMITS, ...options.limits };
	const report = options.report ?? (() => undefined);
	const app = newApp(options, limits, report);
	app.decorate("localCalls", new Map());
	app.decorateRequest("principal");
	app.addHook("onRoute", ({ method, url }) => options.onRoute?.({ method, url }));
	const web = webApp(options.webDirectory);
	answerWithProblems(app, report, web);
	await setHeaders(app);
	await app.register(rateLimit, { global: false });
	limitRate(app, limits.perAddress, limits.perReader, (request) => `address ${request.ip}`);
	flushTally(app, options.guard.tally, report);
	const metrics = new RequestMetrics();
	app.addHook("onResponse", async (request, reply) => {
		metrics.observe(request.routeOptions.config.routeId ?? "other", reply.statusCode, reply.elapsedTime / 1000);
	});

	openOpenDoors(app, options.version);
	web?.open(app);
	const streaming = GUARDED_ROUTE_IDS.filter((id) => routeOf(id).streams);
	const others = GUARDED_ROUTE_IDS.filter((id) => !routeOf(id).streams);
	await app.register(async (scope) => {
		limitRate(scope, limits.perVisitor, limits.perVisitor, (request) => `visitor ${request.ip}`);
		scope.removeContentTypeParser("text/plain");
		for (const id of OPEN_ROUTE_IDS.filter((one) => !routeOf(one).form)) openOpenDoor(scope, id, options);
		await scope.register(async (forms) => {
			readFormsOnly(forms);
			for (const id of OPEN_ROUTE_IDS.filter((one) => routeOf(one).form)) openOpenDoor(forms, id, options);
		});
	});
	await app.register(async (scope) => {
		authenticateAll(scope, options, limits);
		scope.removeContentTypeParser("text/plain");
		readScim(scope);
		openMetricsDoor(scope, options.guard, metrics);
		openTreeDoor(scope, options.guard, options.tree);
		openDoors(scope, others);
	});
	await app.register(async (scope) => {
		authenticateAll(scope, options, limits);
		scope.removeAllContentTypeParsers();
		scope.addContentTypeParser("*", (_request, _payload, done) => done(null));
		openDoors(scope, streaming);
	});
	return app;

	function openDoors(scope: FastifyInstance, ids: readonly RouteId[]): void {
		for (const id of ids) openDoor(scope, id, options, limits);
	}
}

function newApp(options: ApiOptions, limits: ApiLimits, report: Report): FastifyInstance {
	const settings: FastifyServerOptions = {
		bodyLimit: limits.bodyBytes,
		exposeHeadRoutes: false,
		forceCloseConnections: "idle",
		// An upload may take as long as it needs.
		requestTimeout: 0,
		genReqId: () => randomUUID(),
		frameworkErrors: (error, request, reply) => void sendProblem(request, reply, error, report),
	};
	if (options.certificate === undefined) return Fastify(settings);
	const https = { ...options.certificate, minVersion: "TLSv1.2" as const };
	// Fastify's types keep HTTP and HTTPS servers apart; everything used here is the same on both.
	return Fastify({ ...settings, https } as FastifyHttpsOptions<Server>) as unknown as FastifyInstance;
}

/** Before the body is read: nobody uploads without a token or session. */
function authenticateAll(scope: FastifyInstance, options: ApiOptions, limits: ApiLimits): void {
	scope.addHook("onRequest", async (request) => {
		const { authorization } = request.headers;
		request.principal = await options.authenticate({
			authorization,
			session: sessionIn(request),
			foreign: mayBeForeign(request),
			workspace: workspaceIn(request),
			background: request.headers[BACKGROUND_HEADER] !== undefined,
			from: request.ip,
			requestId: request.id,
		});
	});
	limitRate(scope, limits.perToken, limits.perReader, (request) => `token ${request.principal.tokenId}`);
}

/** The workspace that a request names, which must be one text. */
function workspaceIn(request: FastifyRequest): string | undefined {
	const named = request.headers[WORKSPACE_HEADER];
	return typeof named === "string" ? named : undefined;
}

/** What was only counted is written while somebody may still ask for it, and before the log is closed. */
function flushTally(app: FastifyInstance, tally: ApiOptions["guard"]["tally"], report: Report): void {
	const flush = (all: boolean) => tally.flush(all).catch((error: unknown) => report(error, "read-tally"));
	const timer = setInterval(() => void flush(false), FLUSH_EVERY_MS);
	timer.unref();
	app.addHook("onClose", async () => {
		clearInterval(timer);
		await flush(true);
	});
}

/** So many requests a minute of the same key, and so many reads of the log's tree beside them. */
function limitRate(
	scope: FastifyInstance,
	max: number,
	maxReads: number,
	keyOf: (request: FastifyRequest) => string,
): void {
	const timeWindow = 60_000;
	const within = scope.createRateLimit({ max, timeWindow, keyGenerator: keyOf });
	const reading = scope.createRateLimit({ max: maxReads, timeWindow, keyGenerator: (one) => `reads of ${keyOf(one)}` });
	scope.addHook("onRequest", async (request, reply) => {
		// The operator's own process could do harm without asking.
		if (request.ip === LOCAL_ADDRESS) return;
		const rate = await (request.routeOptions.config.tallied ? reading : within)(request);
		if (rate.isAllowed || !rate.isExceeded) return;
		reply.header("retry-after", Math.ceil(rate.ttl / 1000));
		throw tooMany(rate.ttl);
	});
}

function tooMany(ttlMs: number): SegwardError {
	return new SegwardError("rate-limited", { hint: `Try again in ${Math.ceil(ttlMs / 1000)} s.` });
}

async function setHeaders(app: FastifyInstance): Promise<void> {
	await app.register(helmet, {
		contentSecurityPolicy: {
			useDefaults: false,
			directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"], baseUri: ["'none'"], formAction: ["'none'"] },
		},
		frameguard: { action: "deny" },
		referrerPolicy: { policy: "no-referrer" },
		strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: false },
		crossOriginResourcePolicy: { policy: "same-origin" },
	});
	app.addHook("onRequest", async (request, reply) => {
		reply.header("x-request-id", request.id);
		reply.header("cache-control", "no-store");
	});
}

function openOpenDoors(app: FastifyInstance, version: string): void {
	// Made when first asked for: neither is needed to start.
	let description: string | undefined;
	let page: DocsPage | undefined;
	app.get("/healthz", { config: { routeId: "healthz" } }, async (_request, reply) =>
		reply.type("application/json; charset=utf-8").send('{"status":"ok"}'),
	);
	app.get(`${API_PREFIX}/openapi.json`, { config: { routeId: "openapi" } }, async (_request, reply) => {
		description ??= JSON.stringify(openApiDocument(version));
		return reply.type("application/json; charset=utf-8").send(description);
	});
	app.get(`${API_PREFIX}/docs`, { config: { routeId: "docs" } }, async (_request, reply) => {
		page ??= docsPage(version);
		reply.header("content-security-policy", page.contentSecurityPolicy);
		return reply.type("text/html; charset=utf-8").send(page.html);
	});
}

/** Metrics and the tree of the log are not of the contract, but guarded all the same. */
export const DOOR_ACTIONS = [
	...GUARDED_ROUTE_IDS.map((id) => ({ action: routeOf(id).action, resourceKind: routeOf(id).resourceKind })),
	{ action: METRICS_DOOR.action, resourceKind: METRICS_DOOR.resourceKind },
	{ action: TREE_DOORS.action, resourceKind: TREE_DOORS.resourceKind },
];
