import type { z } from "zod";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** The nine areas of the house that have routes in this release. */
export type Area = "intake" | "catalogue" | "segments" | "privacy" | "audit" | "access" | "stewardship";

/** Kinds of things a route acts on; each is an entity type of the Cedar schema. */
export type ResourceKind =
	| "Import"
	| "Mapping"
	| "Field"
	| "Segment"
	| "Trait"
	| "List"
	| "AuditLog"
	| "AuditReview"
	| "ReviewSchedule"
	| "Alert"
	| "Detection"
	| "Token"
	| "Session"
	| "BreakGlass"
	| "Person"
	| "Invitation"
	| "Job"
	| "Extract"
	| "Policy"
	| "Workspace"
	| "Installation"
	| "Course"
	| "Certificate"
	| "IdentityProvider"
	| "ProvisioningToken"
	| "ProvisionedUser"
	| "ProvisionedGroup"
	| "AuditTarget"
	| "Mask"
	| "Customer";

/** Bytes of a streamed request body, in order. Iterating is the back-pressure. */
export interface Content {
	readonly bytes: AsyncIterable<Uint8Array>;
	/** Total number of bytes where the sender stated it. */
	readonly length?: number;
}

/**
 * One door as data. Everything that stands at the door (validation, authorisation, record, documentation, client)
 * is computed from it. Keys of `params`, `query` and `body` never coincide, for handlers receive them as one object.
 */
export interface Route {
	readonly method: Method;
	/** Under `/api/v1`, or what its protocol says; parameters as `:name`. */
	readonly path: string;
	/**
	 * SCIM 2.0 (RFC 7644): under `/scim/v2`, with that protocol's media type and errors. Its bodies are whole resources whose
	 * extensions nobody knows beforehand, so a body is handed on as one value, `resource`.
	 */
	readonly protocol?: "scim";
	readonly area: Area;
	/** One imperative sentence without a full stop. */
	readonly summary: string;
	/** Longer explanation for the API page. */
	readonly description?: string;
	/** Cedar action id, such as `segment:preview`. */
	readonly action: string;
	readonly resourceKind: ResourceKind;
	/**
	 * Answers somebody whom nobody knows yet: neither authenticated nor authorised, but recorded like every act. Only what
	 * leads to a session may be open.
	 */
	readonly open?: true;
	/** The path parameter that names the thing acted on; absent where the route acts on the whole kind. */
	readonly resourceParam?: string;
	readonly params?: z.ZodObject;
	readonly query?: z.ZodObject;
	readonly body?: z.ZodObject;
	/** Most bytes of the body, where that is more than is usual. */
	readonly bodyBytes?: number;
	/** The body is an HTML form that an identity provider sends, or has the browser send: never one of our own pages. */
	readonly form?: true;
	/** The request body is raw bytes, handed to the handler as `content`. */
	readonly streams?: true;
	readonly response: z.ZodType;
	/** The answer is text in pieces, as long as it takes: the act is recorded before the first piece leaves. */
	readonly answerStreams?: true;
	/** Something is different afterwards: the act is recorded before it starts as well as after. */
	readonly mutates: boolean;
	/** Reads hashes, such as verifiers do by the thousand: limited apart from other requests, and recorded together. */
	readonly tallied?: true;
	/** An `Idempotency-Key` makes a repeat answer with the first response instead of acting again. */
	readonly idempotencyKey?: true;
	/** 204: the answer is empty. 303: it sends the browser on to `location`, and so do refusals. */
	readonly success: 200 | 201 | 204 | 303;
	/** Media type of an answer that is plain text; absent: JSON. */
	readonly mediaType?: string;
	/** An example request body for the API page. */
	readonly example?: unknown;
}

/** Keeps the literal type of a route, so that inputs and outputs can be computed from it. */
export function route<const R extends Route>(definition: R): R {
	return definition;
}

type Parsed<S> = S extends z.ZodObject ? z.output<S> : unknown;
type Sent<S> = S extends z.ZodObject ? z.input<S> : unknown;
type Streamed<R extends Route> = R extends { streams: true } ? { content: Content } : unknown;
type Flat<T> = { [K in keyof T]: T[K] };

/** What a handler receives: validated parameters, query and body as one object, plus `content` where the route streams. */
export type RouteInput<R extends Route> = Flat<
	Parsed<R["params"]> & Parsed<R["query"]> & Parsed<R["body"]> & Streamed<R>
>;

/** What a client sends; defaults may be left out. */
export type RouteRequest<R extends Route> = Flat<Sent<R["params"]> & Sent<R["query"]> & Sent<R["body"]> & Streamed<R>>;

/** What a handler returns. It is checked against the schema and stripped of anything the schema does not name. */
export type RouteOutput<R extends Route> = R extends { answerStreams: true }
	? AsyncIterable<string>
	: z.input<R["response"]>;

/** What a client gets. */
export type RouteResult<R extends Route> = z.output<R["response"]>;
