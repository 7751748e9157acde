import type { Cancellation } from "../core/cancellation.ts";
import { SCIM_MEDIA_TYPE } from "./media-types.ts";
import type { Content, Method } from "./route.ts";
import type { RequestOf, ResultOf, RouteId } from "./routes.ts";

/** A door as the wire knows it: what a client needs in order to ask, and nothing of what may be answered. */
export interface WireRoute {
	method: Method;
	/** With its prefix; parameters as `:name`. */
	address: string;
	/** Names of what stands in the query and in the body. */
	query?: readonly string[];
	body?: readonly string[];
	/** What the body is sent as, where that is not JSON. */
	sends?: "bytes" | "form" | "resource";
	/** The answer is not JSON. */
	answersText?: true;
}

export interface TransportRequest {
	method: Method;
	/** With the query, such as `/api/v1/segments?limit=10`. */
	path: string;
	headers: Record<string, string>;
	/** JSON text, or a stream of raw bytes. */
	body?: string | Content;
	signal?: Cancellation;
	/** Takes a good answer piece by piece, however long it is; the answer's own body is then empty. */
	receive?: Receiver;
}

export type Receiver = (piece: Uint8Array) => Promise<void>;

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
	receive?: Receiver;
}

/** One function a route, by route id. @throws SegwardError as the server stated it. */
export type Client = {
	[Id in RouteId]: (request: RequestOf<Id>, options?: RequestOptions) => Promise<ResultOf<Id>>;
};

/** A client over these doors; `read` makes the result of an answer, or throws. */
export function clientOver(
	doors: Readonly<Record<string, WireRoute>>,
	transport: Transport,
	read: (id: string, response: TransportResponse) => unknown,
	token?: string,
): Client {
	const authorization: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
	const functions = Object.entries(doors).map(([id, door]) => {
		const send = async (given: Record<string, unknown>, options: RequestOptions = {}) => {
			const request = wireRequest(door, given);
			Object.assign(request.headers, authorization);
			if (options.idempotencyKey !== undefined) request.headers["idempotency-key"] = options.idempotencyKey;
			if (options.signal !== undefined) request.signal = options.signal;
			if (options.receive !== undefined) request.receive = options.receive;
			return read(id, await transport(request));
		};
		return [id, send] as const;
	});
	return Object.fromEntries(functions) as unknown as Client;
}

/** The request on the wire, from a door and its flat input. */
export function wireRequest(door: WireRoute, given: Record<string, unknown>): TransportRequest {
	const path = door.address.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(given[name])));
	const query = formOf(door.query ?? [], given);
	const request: TransportRequest = {
		method: door.method,
		path: `${path}${query === "" ? "" : `?${query}`}`,
		headers: { accept: "application/json" },
	};
	if (door.sends === "bytes") {
		request.headers["content-type"] = "application/octet-stream";
		request.body = given.content as Content;
	} else if (door.sends === "form") {
		request.headers["content-type"] = "application/x-www-form-urlencoded";
		request.body = formOf(door.body ?? [], given);
	} else if (door.sends === "resource") {
		request.headers["content-type"] = SCIM_MEDIA_TYPE;
		request.body = JSON.stringify(given.resource);
	} else if (door.body !== undefined) {
		request.headers["content-type"] = "application/json";
		request.body = JSON.stringify(Object.fromEntries(door.body.map((key) => [key, given[key]] as const)));
	}
	return request;
}

function formOf(keys: readonly string[], given: Record<string, unknown>): string {
	return keys
		.filter((key) => given[key] !== undefined)
		.map((key) => `${encodeURIComponent(key)}=${encodeURIComponent(String(given[key]))}`)
		.join("&");
}

/** The answer as it is; undefined where it should be JSON and is not. */
export function wireAnswer(door: WireRoute, { status, headers, body }: TransportResponse): unknown {
	if (status === 303) return { location: headers.location };
	if (status < 400 && door.answersText) return body;
	try {
		return JSON.parse(body);
	} catch {
		return undefined;
	}
}
