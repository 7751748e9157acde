import { SegwardError } from "../../core/error/segward-error.ts";

/** A failure in human words. */
export interface Explanation {
	kind: "refused" | "signed-out" | "missing" | "offline" | "invalid" | "failed";
	title: string;
	detail?: string;
	/** What to do next. */
	next?: string;
	issues: readonly { place?: string; message: string }[];
	requestId?: string;
	/** Where in the app it can be put right. */
	remedy?: { path: string; label: string };
	/** Where the app says why this was refused. */
	why?: string;
}

export function explainError(error: unknown): Explanation {
	if (!(error instanceof SegwardError)) {
		return {
			kind: "failed",
			title: "This page made a mistake.",
			next: "Reload it; if it happens again, tell your operator.",
			issues: [],
		};
	}
	const { detail, hint, issues = [], refused } = error.details;
	return {
		kind: kindOf(error),
		title: error.title,
		detail: detail === error.title ? undefined : detail,
		next: hint,
		...(error.code === "training-required" ? { remedy: { path: "/training", label: "Open Training" } } : {}),
		...(refused === undefined ? {} : { why: whyPath(refused) }),
		issues: issues.map(({ path, column, message }) => ({ place: path ?? column, message })),
	};
}

/** Where the app says why an act is or is not permitted. */
export function whyPath(asked: { action: string; resource?: string | undefined }): string {
	const { action, resource } = asked;
	return `/access/why?${new URLSearchParams({ action, ...(resource === undefined ? {} : { resource }) })}`;
}

function kindOf(error: SegwardError): Explanation["kind"] {
	if (error.code === "connection-failed") return "offline";
	switch (error.kind) {
		case "unauthenticated":
			return "signed-out";
		case "forbidden":
			return "refused";
		case "missing":
			return "missing";
		case "invalid":
		case "unprocessable":
		case "conflict":
		case "unsupported":
		case "tooLarge":
			return "invalid";
		default:
			return "failed";
	}
}
