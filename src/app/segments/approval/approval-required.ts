import type { Principal } from "../../../core/access/principal.ts";
import { ApprovalSetting } from "../../../core/segments/approval-setting.ts";
import type { ControlStore } from "../../../ports/control-store.ts";
import { principalIfTrained } from "../../access/principal-of.ts";
import type { Services } from "../../services.ts";
import { authorOf } from "../author-of.ts";
import { approversIn } from "./approvers.ts";

/** Name of the setting in the store. */
const SETTING = "approval";

export async function approvalSetting(store: ControlStore, workspaceId: string): Promise<ApprovalSetting> {
	const kept = await store.settings.get(workspaceId, SETTING);
	return kept === undefined ? "automatic" : ApprovalSetting.parse(kept);
}

export function keepApprovalSetting(
	store: ControlStore,
	workspaceId: string,
	setting: ApprovalSetting,
	at: string,
): Promise<void> {
	return store.settings.put(workspaceId, SETTING, setting, at);
}

/**
 * Whether what this principal changes counts only after somebody else let it through. What the local operator does counts
 * at once: whoever can open the data directory holds all of it anyway.
 */
export async function approvalRequired(
	services: Pick<Services, "store" | "policies" | "register">,
	principal: Principal,
): Promise<boolean> {
	if (principal.kind === "operator") return false;
	const { workspaceId } = principal;
	const setting = await approvalSetting(services.store, workspaceId);
	if (setting !== "automatic") return setting === "required";
	const author = authorOf(principal).id;
	const approvers = await approversIn(services, workspaceId);
	if (principal.kind === "person" || principal.owner !== undefined) return approvers.some(({ id }) => id !== author);
	// A program without a person behind it works for whoever is there: for one person alone, or for several.
	const people = await services.register.list(workspaceId);
	return approvers.length > 0 && people.filter((one) => principalIfTrained(one, workspaceId, { id: "" })).length > 1;
}
