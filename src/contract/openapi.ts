import { z } from "zod";
import { ERROR_CATALOGUE, ERROR_KINDS, type ErrorKind } from "../core/error/catalogue.ts";
import { SESSION_COOKIE } from "./access/sessions.ts";
import { PROBLEM_MEDIA_TYPE, SCIM_MEDIA_TYPE } from "./media-types.ts";
import { API_PREFIX, SCIM_PREFIX } from "./prefixes.ts";
import { Problem, ScimError } from "./problem.ts";
import type { Route } from "./route.ts";
import { addressOf, ROUTE_IDS, type RouteId, routeOf } from "./routes.ts";

type Json = Record<string, unknown>;

/** The API as an OpenAPI 3.1 document, computed from the contract. */
export function openApiDocument(version: string): Json {
	const paths: Record<string, Json> = {};
	for (const id of ROUTE_IDS) {
		const route = routeOf(id);
		const path = pathOf(route).replace(/:(\w+)/g, "{$1}");
		paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(id, route) };
	}
	return {
		openapi: "3.1.0",
		info: {
			title: "Segward",
			version,
			description:
				"Customer segmentation in which customer data stays protected. Sizes below the threshold and members are protected; every request is authorised and recorded.",
			license: { name: "Apache-2.0", identifier: "Apache-2.0" },
		},
		servers: [{ url: API_PREFIX }],
		security: [{ token: [] }, { session: [] }],
		tags: [...new Set(ROUTE_IDS.map((id) => routeOf(id).area))].map((name) => ({ name })),
		paths,
		components: {
			securitySchemes: {
				token: { type: "http", scheme: "bearer", description: "An API token: `sgw_` and 49 more characters." },
				session: {
					type: "apiKey",
					in: "cookie",
					name: SESSION_COOKIE,
					description:
						"Set by the sign-in of the web app. A request that changes something needs `Sec-Fetch-Site: same-origin`, or an `Origin` that is this server.",
				},
			},
			schemas: { Problem: schemaOf(Problem, "output"), ScimError: schemaOf(ScimError, "output") },
			responses: {
				Problem: problemResponse("Any other refusal or failure; `code` names it."),
				ScimError: {
					description: "Any refusal or failure.",
					content: { [SCIM_MEDIA_TYPE]: { schema: { $ref: "#/components/schemas/ScimError" } } },
				},
			},
		},
	};
}

/** Paths stand under the prefix of the API; those of other protocols name their own server. */
function pathOf(route: Route): string {
	return route.protocol === undefined ? route.path : addressOf(route);
}

function operation(id: RouteId, route: Route): Json {
	const kinds: ErrorKind[] = ["unauthenticated", "forbidden", "limited", "unavailable"];
	if (route.params ?? route.query ?? route.body) kinds.push("invalid");
	if (route.resourceParam !== undefined) kinds.push("missing");
	return {
		operationId: id,
		tags: [route.area],
		summary: route.summary,
		...(route.description === undefined ? {} : { description: route.description }),
		...(route.open ? { security: [] } : {}),
		...(route.protocol === "scim" ? { servers: [{ url: "/", description: `SCIM 2.0, under ${SCIM_PREFIX}` }] } : {}),
		"x-action": route.action,
		parameters: [
			...parameters(route.params, "path"),
			...parameters(route.query, "query"),
			...(route.idempotencyKey ? [IDEMPOTENCY_KEY] : []),
		],
		...requestBody(route),
		responses: {
			[String(route.success)]: {
				description: route.summary,
				...answerContent(route),
			},
			...(route.protocol === "scim"
				? { default: { $ref: "#/components/responses/ScimError" } }
				: {
						...Object.fromEntries(
							kinds.map((kind) => [String(ERROR_KINDS[kind].status), problemResponse(meaningOf(kind))]),
						),
						default: { $ref: "#/components/responses/Problem" },
					}),
		},
	};
}

const IDEMPOTENCY_KEY = {
	name: "Idempotency-Key",
	in: "header",
	required: false,
	description:
		"A repeat of the same request with the same key within 24 hours gets the first answer instead of acting again.",
	schema: { type: "string", minLength: 1, maxLength: 200 },
};

function answerContent(route: Route): Json {
	if (route.success === 204) return {};
	if (route.success === 303) {
		return { headers: { Location: { description: "A page of the web app.", schema: { type: "string" } } } };
	}
	const mediaType = route.mediaType ?? (route.protocol === "scim" ? SCIM_MEDIA_TYPE : "application/json");
	return { content: { [mediaType]: { schema: schemaOf(route.response, "output") } } };
}

function requestBody(route: Route): Json {
	if (route.streams) {
		const binary = { schema: { type: "string", format: "binary" } };
		return { requestBody: { required: true, content: { "application/octet-stream": binary } } };
	}
	if (route.body === undefined) return {};
	const example = route.example === undefined ? {} : { example: route.example };
	const whole = route.protocol === "scim" ? (route.body.shape.resource as z.ZodType) : route.body;
	return {
		requestBody: {
			required: true,
			content: { [requestMediaType(route)]: { schema: schemaOf(whole, "input"), ...example } },
		},
	};
}

function requestMediaType(route: Route): string {
	if (route.form) return "application/x-www-form-urlencoded";
	return route.protocol === "scim" ? SCIM_MEDIA_TYPE : "application/json";
}

function parameters(schema: z.ZodObject | undefined, place: "path" | "query"): Json[] {
	if (schema === undefined) return [];
	const { properties = {}, required = [] } = schemaOf(schema, "input") as {
		properties?: Record<string, Json>;
		required?: string[];
	};
	return Object.entries(properties).map(([name, property]) => ({
		name,
		in: place,
		required: place === "path" || required.includes(name),
		schema: property,
	}));
}

function schemaOf(schema: z.ZodType, io: "input" | "output"): Json {
	const { $schema: _, "~standard": __, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" }) as Json;
	return rest;
}

function problemResponse(description: string): Json {
	return { description, content: { [PROBLEM_MEDIA_TYPE]: { schema: { $ref: "#/components/schemas/Problem" } } } };
}

/** Codes of a kind, as a sentence. */
function meaningOf(kind: ErrorKind): string {
	const codes = Object.entries(ERROR_CATALOGUE).filter(([, entry]) => entry.kind === kind);
	return `One of: ${codes.map(([code]) => `\`${code}\``).join(", ")}.`;
}
