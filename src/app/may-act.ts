import { secondFactorAgeSeconds } from "./access/second-factor-age.ts";
import type { Call } from "./call.ts";
import type { Services } from "./services.ts";

/** Whether the caller may also do `action` on things of this kind; for parts of an answer that need a right of their own. */
export function mayAct(
	{ policies, clock }: Pick<Services, "policies" | "clock">,
	{ principal, from }: Call,
	action: string,
	resourceKind: string,
): boolean {
	const age = secondFactorAgeSeconds(principal, clock.now());
	return policies.decide({ principal, action, resourceKind, resourceId: "*", secondFactorAgeSeconds: age, from })
		.allowed;
}
