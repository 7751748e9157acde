import type { FastifyInstance } from "fastify";
import { attend } from "../app/access/open-door.ts";
import { openVisit } from "../app/call.ts";
import { API_PREFIX, type RouteId, routeOf } from "../contract/routes.ts";
import { SegwardError } from "../core/error/segward-error.ts";
import { abortOnHangUp } from "./abort-on-hang-up.ts";
import type { ApiOptions } from "./api-options.ts";
import { deviceLabel } from "./device-label.ts";
import { readInput } from "./read-input.ts";
import { isForeign, mayBeForeign } from "./request-origin.ts";
import { sessionCookie, sessionIn } from "./session-cookie.ts";

type Handler = (visit: unknown, input: unknown) => Promise<unknown>;

/** Builds one open route of the contract: validate → act → record → answer. */
export function openOpenDoor(app: FastifyInstance, id: RouteId, options: ApiOptions): void {
	const route = routeOf(id);
	const handler = options.handlers[id] as Handler;
	const deps = { ...options.guard, homeWorkspaceId: options.homeWorkspaceId };
	app.route({
		method: route.method,
		url: API_PREFIX + route.path,
		config: { routeId: id },
		handler: async (request, reply) => {
			const visit = openVisit({
				requestId: request.id,
				from: request.ip,
				device: deviceLabel(request),
				session: sessionIn(request),
				signal: abortOnHangUp(request, reply),
			});
			const { action, resourceKind, mutates } = route;
			const body = await attend(deps, visit, { action, resourceKind, resourceId: "*", mutates }, async () => {
				if (visit.session === undefined ? isForeign(request) : mayBeForeign(request)) {
					throw new SegwardError("origin-refused", { hint: "Sign in on the product's own page." });
				}
				const { params, query, body: received } = request;
				const output = await handler(visit, readInput(route, { params, query, body: received }));
				return JSON.stringify(route.response.parse(output));
			});
			const { session } = visit.answered;
			if (session !== undefined) reply.header("set-cookie", sessionCookie(session));
			return reply.code(route.success).type("application/json; charset=utf-8").send(body);
		},
	});
}
