import type { FastifyInstance, FastifyReply } from "fastify";
import { attend } from "../app/access/open-door.ts";
import { openVisit } from "../app/call.ts";
import type { Route } from "../contract/route.ts";
import { addressOf, type RouteId, routeOf } from "../contract/routes.ts";
import type { ErrorKind } from "../core/error/catalogue.ts";
import { SegwardError } from "../core/error/segward-error.ts";
import { abortOnHangUp } from "./abort-on-hang-up.ts";
import type { ApiOptions } from "./api-options.ts";
import { deviceLabel } from "./device-label.ts";
import { readInput } from "./read-input.ts";
import { isForeign, mayBeForeign } from "./request-origin.ts";
import { sessionIn, setCookies, signOnIn } from "./session-cookie.ts";

type Handler = (visit: unknown, input: unknown) => Promise<unknown>;

/** Builds one open route of the contract: validate → act → record → answer. */
export function openOpenDoor(app: FastifyInstance, id: RouteId, options: ApiOptions): void {
	const route = routeOf(id);
	const handler = options.handlers[id] as Handler;
	const deps = { ...options.guard, homeWorkspaceId: options.homeWorkspaceId };
	app.route({
		method: route.method,
		url: addressOf(route),
		config: { routeId: id },
		handler: async (request, reply) => {
			const visit = openVisit({
				requestId: request.id,
				from: request.ip,
				device: deviceLabel(request),
				session: sessionIn(request),
				signOn: signOnIn(request),
				signal: abortOnHangUp(request, reply),
			});
			const { action, resourceKind, mutates } = route;
			const act = async () => {
				const foreign = visit.session === undefined ? isForeign(request) : mayBeForeign(request);
				// What an identity provider sends proves itself; no cookie counts there.
				if (foreign && !route.form) {
					throw new SegwardError("origin-refused", { hint: "Sign in on the product's own page." });
				}
				const { params, query, body: received } = request;
				const output = await handler(visit, readInput(route, { params, query, body: received }));
				return route.response.parse(output);
			};
			try {
				const output = await attend(deps, visit, { action, resourceKind, resourceId: "*", mutates }, act);
				setCookies(reply, visit);
				return send(route, reply, output);
			} catch (error) {
				const problem = problemForBrowser(route, error);
				if (problem === undefined) throw error;
				return reply.code(303).header("location", `/sign-on/refused?problem=${problem}`).send();
			}
		},
	});
}

function send(route: Route, reply: FastifyReply, output: unknown): FastifyReply {
	reply.code(route.success);
	if (route.success === 303) return reply.header("location", (output as { location: string }).location).send();
	if (route.success === 204) return reply.send();
	const mediaType = route.mediaType ?? "application/json";
	return reply.type(`${mediaType}; charset=utf-8`).send(route.mediaType ? output : JSON.stringify(output));
}

const SHOWN_ON_A_PAGE: ReadonlySet<ErrorKind> = new Set(["invalid", "unauthenticated", "forbidden", "conflict"]);

/** Where a browser was to be sent on, a refusal is shown on a page: its code, for the page to find the words. */
function problemForBrowser(route: Route, error: unknown): string | undefined {
	if (route.success !== 303 || !(error instanceof SegwardError)) return undefined;
	return SHOWN_ON_A_PAGE.has(error.kind) ? error.code : undefined;
}
