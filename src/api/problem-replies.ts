import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { PROBLEM_MEDIA_TYPE, SCIM_MEDIA_TYPE } from "../contract/media-types.ts";
import { SCIM_PREFIX } from "../contract/prefixes.ts";
import { toProblem, toScimError } from "../contract/problem.ts";
import type { ErrorCode } from "../core/error/catalogue.ts";
import { SegwardError } from "../core/error/segward-error.ts";
import { allowedMethods } from "./address-table.ts";
import type { WebApp } from "./web-app.ts";

/** Told of errors whose cause the caller must not see. */
export type Report = (error: unknown, requestId: string) => void;

/** Every refusal and failure leaves as problem+json, those of the framework included; a page goes to a browser that asks for one. */
export function answerWithProblems(app: FastifyInstance, report: Report, web?: WebApp): void {
	app.setErrorHandler((error: FastifyError, request, reply) => sendProblem(request, reply, error, report));
	app.setNotFoundHandler((request, reply) => {
		if (web?.answer(request, reply)) return reply;
		const methods = allowedMethods(request.url);
		if (methods.length > 0) {
			reply.header("allow", methods.join(", "));
			const detail = `This address answers ${methods.join(", ")}.`;
			return sendProblem(request, reply, new SegwardError("method-not-allowed", { detail }), report);
		}
		const hint = "All addresses are listed in /api/v1/docs.";
		return sendProblem(
			request,
			reply,
			new SegwardError("not-found", { detail: "There is no such address.", hint }),
			report,
		);
	});
}

export function sendProblem(
	request: FastifyRequest,
	reply: FastifyReply,
	error: unknown,
	report: Report,
): FastifyReply {
	const known = asSegwardError(error);
	if (known.kind === "internal" || known.code === "audit-unavailable") report(error, request.id);
	if (known.kind === "unauthenticated") reply.header("www-authenticate", 'Bearer realm="segward"');
	if (known.kind === "unavailable") reply.header("retry-after", "5");
	// Set here too, for errors of the framework come before any hook.
	reply.headers({ "x-request-id": request.id, "cache-control": "no-store", "x-content-type-options": "nosniff" });
	if (request.url.startsWith(`${SCIM_PREFIX}/`)) {
		return reply
			.code(known.status)
			.type(SCIM_MEDIA_TYPE)
			.send(JSON.stringify(toScimError(known, request.id)));
	}
	return reply
		.code(known.status)
		.type(PROBLEM_MEDIA_TYPE)
		.send(JSON.stringify(toProblem(known, request.id)));
}

const FRAMEWORK_ERRORS: Record<string, [ErrorCode, string]> = {
	FST_ERR_CTP_INVALID_MEDIA_TYPE: ["media-type-unsupported", "Send the header 'Content-Type: application/json'."],
	FST_ERR_CTP_BODY_TOO_LARGE: ["body-too-large", "Send a smaller body; files go to the addresses that stream."],
	FST_ERR_CTP_EMPTY_JSON_BODY: ["request-invalid", "Send a JSON body, or leave out the Content-Type header."],
	FST_ERR_CTP_INVALID_JSON_BODY: ["request-invalid", "The body is not valid JSON."],
	FST_ERR_CTP_INVALID_CONTENT_LENGTH: ["request-invalid", "The body is not as long as Content-Length says."],
	FST_ERR_BAD_URL: ["request-invalid", "The address is not a valid URL."],
};

export function asSegwardError(error: unknown): SegwardError {
	if (error instanceof SegwardError) return error;
	const { code = "", statusCode = 500 } = error as Partial<FastifyError>;
	const known = FRAMEWORK_ERRORS[code];
	if (known !== undefined) return new SegwardError(known[0], { hint: known[1] });
	if (statusCode === 413) return new SegwardError("body-too-large");
	if (statusCode >= 400 && statusCode < 500) return new SegwardError("request-invalid");
	return new SegwardError("internal", { cause: error });
}
