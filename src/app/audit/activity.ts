import type { Call } from "../call.ts";
import { isoInstant, type Services } from "../services.ts";

const WEEK_MS = 7 * 24 * 3_600_000;

/** How much happened in each hour of the last weeks. */
export function auditActivity({ audit, clock }: Services) {
	return async (call: Call, input: { weeks: number }) => {
		const from = isoInstant(clock.now() - input.weeks * WEEK_MS);
		return { items: await audit.activity(call.workspaceId, from) };
	};
}
