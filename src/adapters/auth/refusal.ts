import { SegwardError } from "../../core/error/segward-error.ts";

/**
 * Null where better-auth refuses: which of its many reasons it was is nobody's business but the log's.
 *
 * @throws SegwardError `rate-limited` where it asks to wait.
 */
export async function unlessRefused<T>(act: () => Promise<T>): Promise<T | null> {
	try {
		return await act();
	} catch (error) {
		const status = statusOf(error);
		if (status === undefined || status >= 500) throw error;
		if (status === 429) throw new SegwardError("rate-limited", { hint: "Try again in 15 minutes." });
		return null;
	}
}

/** The HTTP status of better-auth's `APIError`, whose class is loaded late. */
function statusOf(error: unknown): number | undefined {
	if (!(error instanceof Error) || !("statusCode" in error)) return undefined;
	return typeof error.statusCode === "number" ? error.statusCode : undefined;
}
