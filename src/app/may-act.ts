import type { Call } from "./call.ts";
import type { Services } from "./services.ts";

/** Whether the caller may also do `action` on things of this kind; for parts of an answer that need a right of their own. */
export function mayAct({ policies }: Pick<Services, "policies">, call: Call, action: string, resourceKind: string) {
	return policies.decide({ principal: call.principal, action, resourceKind, resourceId: "*" }).allowed;
}
