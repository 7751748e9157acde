import { SegwardError } from "../core/error/segward-error.ts";

/** The verifier speaks in plain errors, for it shares no code with us. */
export async function orUsage<T>(work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (cause) {
		if (cause instanceof SegwardError) throw cause;
		throw new SegwardError("usage-invalid", { detail: cause instanceof Error ? cause.message : "Unreadable.", cause });
	}
}
