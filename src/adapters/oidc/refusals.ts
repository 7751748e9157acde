import { SegwardError } from "../../core/error/segward-error.ts";

/** What was wrong with an answer goes into no message: it may quote the answer. The cause stays for the server log. */
export function refused(detail: string, cause?: unknown): SegwardError {
	return new SegwardError("sign-on-refused", { detail, hint: "Start again from the sign-in page.", cause });
}

export function unavailable(detail: string, cause?: unknown): SegwardError {
	return new SegwardError("provider-unavailable", {
		detail: `The identity provider cannot be used. ${detail}`,
		hint: "An administrator can test the connection under Access, Sign-on.",
		cause,
	});
}
