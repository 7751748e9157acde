import { secondFactorAgeSeconds } from "./access/second-factor-age.ts";
import type { Call } from "./call.ts";
import type { Services } from "./services.ts";

/** Whether the caller may also do `action` on things of this kind; for parts of an answer that need a right of their own. */
export function mayAct(
	{ policies, clock }: Pick<Services, "policies" | "clock">,
	{ principal, from }: Call,
	action: string,
	resourceKind: string,
	/** As if the second factor had just been proved: what the caller could do after that. */
	{ fresh = false } = {},
): boolean {
	const age = fresh ? 0 : secondFactorAgeSeconds(principal, clock.now());
	return policies.decide({ principal, action, resourceKind, resourceId: "*", secondFactorAgeSeconds: age, from })
		.allowed;
}
