import type { FastifyInstance } from "fastify";
import { SCIM_MEDIA_TYPE } from "../contract/media-types.ts";
import { SegwardError } from "../core/error/segward-error.ts";

/** Takes HTML forms and nothing else: each name once, so that no two readers see different values. */
export function readFormsOnly(scope: FastifyInstance): void {
	scope.removeAllContentTypeParsers();
	scope.addContentTypeParser("application/x-www-form-urlencoded", { parseAs: "string" }, (_request, text, done) => {
		const form = new URLSearchParams(String(text));
		const keys = [...form.keys()];
		if (new Set(keys).size < keys.length) {
			done(new SegwardError("request-invalid", { detail: "A name stands twice in the form." }));
			return;
		}
		done(null, Object.fromEntries(form));
	});
}

/** Reads SCIM bodies as the JSON that they are. */
export function readScim(scope: FastifyInstance): void {
	scope.addContentTypeParser(SCIM_MEDIA_TYPE, { parseAs: "string" }, scope.getDefaultJsonParser("error", "error"));
}
