import type { z } from "zod";
import type { Route } from "../contract/route.ts";
import { type ErrorIssue, SegwardError } from "../core/error/segward-error.ts";

/** The parts of a request as received. */
export interface ReceivedParts {
	params: unknown;
	query: unknown;
	body: unknown;
}

/**
 * Validated parameters, query and body of a request as one object.
 *
 * @throws SegwardError `request-invalid` with every problem and its path.
 */
export function readInput(route: Route, received: ReceivedParts): Record<string, unknown> {
	const issues: ErrorIssue[] = [];
	const ours = route.protocol === undefined;
	const body = ours || route.body === undefined ? received.body : { resource: received.body };
	const input = {
		...readPart(route.params, received.params, "address", issues),
		...readPart(route.query, received.query, "query", issues, ours),
		...(route.streams ? {} : readPart(route.body, body, "body", issues, !route.form)),
	};
	if (issues.length === 0) return input;
	const [first] = issues;
	throw new SegwardError("request-invalid", {
		path: first?.path,
		detail:
			issues.length === 1 ? `${first?.path}: ${first?.message}` : `${issues.length} parts of the request are wrong.`,
		hint: "The description of this address is in /api/v1/docs.",
		issues,
	});
}

/** Values inside values; the deepest rule that is read has fewer. */
const DEEPEST_BODY = 200;

/** A body nested without end would exhaust whoever walks through it. @throws SegwardError `request-invalid`. */
export function refuseDeepBody(body: unknown): void {
	let level: unknown[] = [body];
	for (let depth = 0; level.length > 0; depth++) {
		if (depth > DEEPEST_BODY) throw new SegwardError("request-invalid", { detail: "The body is nested too deep." });
		level = level.flatMap((value) => (typeof value === "object" && value !== null ? Object.values(value) : []));
	}
}

function readPart(
	schema: z.ZodObject | undefined,
	received: unknown,
	part: string,
	issues: ErrorIssue[],
	/** Whether keys that nobody expects are refused; those of other protocols are passed over. */
	strict = true,
): Record<string, unknown> {
	const given = received ?? {};
	if (typeof given !== "object" || Array.isArray(given)) {
		issues.push({ path: part, message: "must be a JSON object" });
		return {};
	}
	const known = Object.keys(schema?.shape ?? {});
	for (const key of strict ? Object.keys(given).filter((name) => !known.includes(name)) : []) {
		const message = known.length === 0 ? "nothing is expected here" : `unknown; known here: ${known.join(", ")}`;
		issues.push({ path: key, message });
	}
	if (schema === undefined) return {};
	const result = schema.safeParse(given);
	if (result.success) return result.data;
	for (const issue of result.error.issues) {
		issues.push({ path: pathText(issue.path) || part, message: issue.message });
	}
	return {};
}

/** `names[2].title` */
function pathText(path: readonly PropertyKey[]): string {
	return path.reduce<string>((text, step) => {
		if (typeof step === "number") return `${text}[${step}]`;
		return text === "" ? String(step) : `${text}.${String(step)}`;
	}, "");
}
