import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { guard } from "../app/access/guard.ts";
import type { Answer } from "../app/access/once.ts";
import { openCall } from "../app/call.ts";
import { SCIM_MEDIA_TYPE } from "../contract/media-types.ts";
import type { Route } from "../contract/route.ts";
import { addressOf, type RouteId, routeOf } from "../contract/routes.ts";
import { SegwardError } from "../core/error/segward-error.ts";
import { abortOnHangUp } from "./abort-on-hang-up.ts";
import type { ApiLimits, ApiOptions } from "./api-options.ts";
import { deviceLabel } from "./device-label.ts";
import { readInput, refuseDeepBody } from "./read-input.ts";
import { requestContent } from "./request-content.ts";
import { sessionIn, setCookies, signOnIn } from "./session-cookie.ts";

type Handler = (call: unknown, input: unknown) => Promise<unknown>;

/** Builds one route of the contract: (authenticated already →) authorise → validate → act → record → answer. */
export function openDoor(app: FastifyInstance, id: RouteId, options: ApiOptions, limits: ApiLimits): void {
	const route = routeOf(id);
	const handler = options.handlers[id] as Handler;

	app.route({
		method: route.method,
		url: addressOf(route),
		bodyLimit: route.bodyBytes,
		config: { routeId: id, tallied: route.tallied },
		handler: async (request, reply) => {
			const call = openCall({
				principal: request.principal,
				requestId: request.id,
				from: request.ip,
				device: deviceLabel(request),
				session: sessionIn(request),
				signOn: signOnIn(request),
				signal: abortOnHangUp(request, reply),
			});
			const act = async (): Promise<Answer | StreamedAnswer> => {
				const { params, query, body } = request;
				const input = readInput(route, { params, query, body });
				if (route.streams) input.content = requestContent(request.raw, limits.uploadBytes);
				const output = await handler(call, input);
				if (route.answerStreams) return { status: route.success, pieces: output as AsyncIterable<string> };
				// Parsing strips what the contract does not name, so no handler can say more than it promised.
				return { status: route.success, body: JSON.stringify(route.response.parse(output)) };
			};
			const { action, resourceKind, mutates, tallied } = route;
			const wanted = { action, resourceKind, resourceId: resourceIdOf(route, request), mutates, tallied };
			const key = idempotencyKey(route, request);
			const answer = await guard(options.guard, call, wanted, async () => {
				refuseDeepBody(route.streams ? undefined : request.body);
				if (key === undefined) return act();
				const asked = { tokenId: call.principal.tokenId, key, requestDigest: digestOf(request) };
				return options.once(asked, act as () => Promise<Answer>);
			}).finally(() => {
				if (route.streams) request.raw.resume();
			});
			setCookies(reply, call);
			return send(route, reply, answer);
		},
	});
}

/** Text whose act is recorded already; its pieces are made as the caller takes them. */
interface StreamedAnswer {
	status: number;
	pieces: AsyncIterable<string>;
}

function send(
	route: Route,
	reply: FastifyReply,
	answer: (Answer & { replayed?: boolean }) | StreamedAnswer,
): FastifyReply {
	if ("pieces" in answer) {
		return reply.type(`${route.mediaType ?? "text/plain"}; charset=utf-8`).send(Readable.from(answer.pieces));
	}
	if (answer.replayed) reply.header("idempotency-replayed", "true");
	reply.code(answer.status);
	if (answer.status === 204) return reply.send();
	const mediaType = route.protocol === "scim" ? SCIM_MEDIA_TYPE : "application/json";
	return reply.type(`${mediaType}; charset=utf-8`).send(answer.body);
}

function resourceIdOf(route: Route, request: FastifyRequest): string {
	if (route.resourceParam === undefined) return "*";
	return (request.params as Record<string, string>)[route.resourceParam] ?? "*";
}

function idempotencyKey(route: Route, request: FastifyRequest): string | undefined {
	const key = request.headers["idempotency-key"];
	if (key === undefined || !route.mutates) return undefined;
	if (!route.idempotencyKey) {
		throw new SegwardError("request-invalid", {
			detail: "This address does not take an idempotency key.",
			hint: "Leave out the header 'Idempotency-Key'.",
		});
	}
	if (typeof key === "string" && /^[\x21-\x7e]{1,200}$/.test(key)) return key;
	throw new SegwardError("request-invalid", { detail: "An idempotency key is 1 to 200 visible ASCII characters." });
}

function digestOf(request: FastifyRequest): string {
	return createHash("sha256")
		.update(
			`${request.principal.workspaceId} ${request.method} ${request.url}\n${JSON.stringify(request.body ?? null)}`,
		)
		.digest("hex");
}
