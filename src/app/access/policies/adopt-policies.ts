import { policyId } from "../../../core/access/workspace-policy.ts";
import type { PolicyText } from "../../../ports/policy-book.ts";
import type { PolicyVersion } from "../../../ports/workspace-policy-store.ts";
import type { Services } from "../../services.ts";

/** Policies as the engine takes them. */
export function policyTexts(policies: readonly Pick<PolicyVersion, "kind" | "name" | "policy">[]): PolicyText[] {
	return policies.flatMap((one) => (one.policy === null ? [] : [{ id: policyId(one), text: one.policy.text }]));
}

/** Puts the policies of every workspace in force, at start. What cannot be used any more is told to the server log. */
export async function adoptWorkspacePolicies({
	store,
	policyBook,
	report,
}: Pick<Services, "store" | "policyBook" | "report">): Promise<void> {
	for (const { id } of await store.workspaces.list()) {
		const unusable = policyBook.adopt(id, policyTexts(await store.policies.current(id)));
		if (unusable.length > 0) {
			report(new Error(`Policies of workspace ${id} do not fit this version: ${unusable.join(", ")}.`), "start");
		}
	}
}
