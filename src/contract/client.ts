import type { Cancellation } from "../core/cancellation.ts";
import { SegwardError } from "../core/error/segward-error.ts";
import { fromProblem, Problem, SCIM_MEDIA_TYPE } from "./problem.ts";
import type { Content, Method, Route } from "./route.ts";
import { addressOf, type RequestOf, type ResultOf, ROUTE_IDS, type RouteId, routeOf } from "./routes.ts";

export interface TransportRequest {
	method: Method;
	/** With the query, such as `/api/v1/segments?limit=10`. */
	path: string;
	headers: Record<string, string>;
	/** JSON text, or a stream of raw bytes. */
	body?: string | Content;
	signal?: Cancellation;
}

export interface TransportResponse {
	status: number;
	headers: Record<string, string>;
	body: string;
}

/** Carries one request to the API and its answer back; HTTPS, or the same process. @throws SegwardError `connection-failed`, `cancelled`. */
export type Transport = (request: TransportRequest) => Promise<TransportResponse>;

export interface RequestOptions {
	signal?: Cancellation;
	idempotencyKey?: string;
}

/** One function a route, by route id. @throws SegwardError as the server stated it. */
export type Client = {
	[Id in RouteId]: (request: RequestOf<Id>, options?: RequestOptions) => Promise<ResultOf<Id>>;
};

export function createClient(transport: Transport, token?: string): Client {
	const authorization: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
	const functions = ROUTE_IDS.map((id) => {
		const route = routeOf(id);
		const send = async (given: Record<string, unknown>, options: RequestOptions = {}) => {
			const request = transportRequest(route, given);
			Object.assign(request.headers, authorization);
			if (options.idempotencyKey !== undefined) request.headers["idempotency-key"] = options.idempotencyKey;
			if (options.signal !== undefined) request.signal = options.signal;
			return resultOf(route, await transport(request));
		};
		return [id, send] as const;
	});
	return Object.fromEntries(functions) as unknown as Client;
}

/** The request on the wire, from a route and its flat input. */
export function transportRequest(route: Route, given: Record<string, unknown>): TransportRequest {
	const path = addressOf(route).replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(given[name])));
	const query = Object.keys(route.query?.shape ?? {})
		.filter((key) => given[key] !== undefined)
		.map((key) => `${encodeURIComponent(key)}=${encodeURIComponent(String(given[key]))}`);
	const request: TransportRequest = {
		method: route.method,
		path: `${path}${query.length === 0 ? "" : `?${query.join("&")}`}`,
		headers: { accept: "application/json" },
	};
	if (route.streams) {
		request.headers["content-type"] = "application/octet-stream";
		request.body = given.content as Content;
	} else if (route.form) {
		request.headers["content-type"] = "application/x-www-form-urlencoded";
		request.body = formOf(Object.keys(route.body?.shape ?? {}), given);
	} else if (route.protocol === "scim" && route.body !== undefined) {
		request.headers["content-type"] = SCIM_MEDIA_TYPE;
		request.body = JSON.stringify(given.resource);
	} else if (route.body !== undefined) {
		request.headers["content-type"] = "application/json";
		request.body = JSON.stringify(
			Object.fromEntries(Object.keys(route.body.shape).map((key) => [key, given[key]] as const)),
		);
	}
	return request;
}

function formOf(keys: readonly string[], given: Record<string, unknown>): string {
	return keys
		.filter((key) => given[key] !== undefined)
		.map((key) => `${encodeURIComponent(key)}=${encodeURIComponent(String(given[key]))}`)
		.join("&");
}

function resultOf(route: Route, response: TransportResponse): unknown {
	const body = bodyOf(route, response);
	if (response.status >= 400) {
		const problem = Problem.safeParse(body);
		if (problem.success) throw fromProblem(problem.data);
		throw new SegwardError("connection-failed", {
			detail: `The server answered with status ${response.status} and no explanation.`,
			hint: "Check that the address is that of a Segward server.",
		});
	}
	const result = route.response.safeParse(body);
	if (result.success) return result.data;
	throw new SegwardError("connection-failed", {
		detail: "The server's answer does not have the expected shape.",
		hint: "Check that client and server are of the same version.",
	});
}

function bodyOf(route: Route, { status, headers, body }: TransportResponse): unknown {
	if (status === 303) return { location: headers.location };
	return status < 400 && route.mediaType !== undefined ? body : parseJson(body);
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
