import type { ApprovalSetting } from "../../../core/segments/approval-setting.ts";
import type { Call } from "../../call.ts";
import { isoInstant, type Services } from "../../services.ts";
import { approvalRequired, approvalSetting, keepApprovalSetting } from "./approval-required.ts";
import { approversIn } from "./approvers.ts";

/** Whether segments need approval here, for the caller's own changes too, and how many people may give it. */
export function showApproval(services: Services) {
	return async ({ workspaceId, principal }: Call, _input: unknown) => ({
		setting: await approvalSetting(services.store, workspaceId),
		required: await approvalRequired(services, principal),
		approvers: (await approversIn(services, workspaceId)).length,
	});
}

/** The laxest first. */
const STRICTNESS: readonly ApprovalSetting[] = ["off", "automatic", "required"];

export function setApproval(services: Services) {
	const show = showApproval(services);
	return async (call: Call, input: { setting: ApprovalSetting }) => {
		const at = isoInstant(services.clock.now());
		const before = await approvalSetting(services.store, call.workspaceId);
		await keepApprovalSetting(services.store, call.workspaceId, input.setting, at);
		const weakens = STRICTNESS.indexOf(input.setting) < STRICTNESS.indexOf(before);
		call.note({ resourceId: `approval:${input.setting}`, ...(weakens ? { weakens } : {}) });
		return show(call, {});
	};
}
