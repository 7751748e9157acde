import { z } from "zod";
import type { ErrorCode } from "../core/error/catalogue.ts";
import { SegwardError } from "../core/error/segward-error.ts";

const place = {
	file: z.string().optional(),
	/** 1-based data row; the header is not a row. */
	row: z.number().optional(),
	column: z.string().optional(),
	/** Path in a rule, mapping or request body, such as `rule.all[0].attribute`. */
	path: z.string().optional(),
};

/** What every refusal and failure answers with (RFC 9457). */
export const Problem = z.object({
	/** `urn:segward:error:<code>`; docs/errors.md explains each. */
	type: z.string(),
	title: z.string(),
	status: z.int(),
	code: z.string(),
	detail: z.string().optional(),
	/** What to do next. */
	hint: z.string().optional(),
	...place,
	issues: z.array(z.object({ ...place, message: z.string(), hint: z.string().optional() })).optional(),
	/** The act that the policies refused: what to ask `GET /access/explain` about. */
	refused: z.object({ action: z.string(), resource: z.string().optional() }).optional(),
	requestId: z.string(),
});
export type Problem = z.infer<typeof Problem>;

/** Anything that is not a `SegwardError` becomes `internal` and tells nothing of itself. */
export function toProblem(error: unknown, requestId: string): Problem {
	const known = error instanceof SegwardError ? error : new SegwardError("internal");
	const { issues, ...details } = known.details;
	return {
		type: `urn:segward:error:${known.code}`,
		title: known.title,
		status: known.status,
		code: known.code,
		...details,
		...(issues === undefined ? {} : { issues: issues.map((issue) => ({ ...issue })) }),
		requestId,
	};
}

/** What a SCIM address answers with in place of a problem (RFC 7644 §3.12). */
export const ScimError = z.object({
	schemas: z.tuple([z.literal("urn:ietf:params:scim:api:messages:2.0:Error")]),
	status: z.string(),
	scimType: z.enum(["uniqueness", "invalidFilter", "invalidPath", "invalidValue", "mutability", "tooMany"]).optional(),
	detail: z.string(),
});
export type ScimError = z.infer<typeof ScimError>;

const SCIM_TYPES: Partial<Record<ErrorCode, ScimError["scimType"]>> = {
	"name-taken": "uniqueness",
	"filter-invalid": "invalidFilter",
	"patch-invalid": "invalidPath",
	"request-invalid": "invalidValue",
	"last-administrator": "mutability",
};

export function toScimError(error: SegwardError, requestId: string): ScimError {
	const scimType = SCIM_TYPES[error.code];
	const { detail = error.title, hint } = error.details;
	return {
		schemas: ["urn:ietf:params:scim:api:messages:2.0:Error"],
		status: String(error.status),
		...(scimType === undefined ? {} : { scimType }),
		detail: [detail, hint, `(${error.code}, request ${requestId})`].filter(Boolean).join(" "),
	};
}
