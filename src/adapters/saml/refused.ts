import { SegwardError } from "../../core/error/segward-error.ts";

/** Never quotes the response: the cause stays for the server log. */
export function refused(reason: string, cause?: unknown): SegwardError {
	return new SegwardError("sign-on-refused", {
		detail: `The provider's response cannot be accepted. ${reason}`,
		hint: "Start again from the sign-in page.",
		cause,
	});
}
