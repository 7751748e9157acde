import type { MaskingRule } from "../../core/privacy/masking/masking-rule.ts";
import { actorOf } from "../access/record-act.ts";
import type { Call, UseCase } from "../call.ts";
import { isoInstant, type Services } from "../services.ts";
import { checkMaskingRule } from "./check-masking-rule.ts";
import { noSuchMask } from "./list-masks.ts";
import { type MaskingRuleView, maskingRuleView } from "./masking-rule-view.ts";

type Deps = Pick<Services, "store" | "clock">;

/**
 * Puts a rule that hides in force at once, in the place of the one of this name. It stands beside the built-in masks.
 *
 * @throws SegwardError `masking-rule-invalid`, `mask-weaker`.
 */
export function setMask(deps: Deps): UseCase<MaskingRule & { name: string }, MaskingRuleView> {
	return (call, { name, ...rule }) => putInForce(deps, call, name, rule, { weakens: false, because: "" });
}

/**
 * Puts a rule in force that shows more than the built-in masks, and says why.
 *
 * @throws SegwardError `masking-rule-invalid`.
 */
export function weakenMask(deps: Deps): UseCase<MaskingRule & { name: string; because: string }, MaskingRuleView> {
	return (call, { name, because, ...rule }) => putInForce(deps, call, name, rule, { weakens: true, because });
}

/** Takes a rule out of force; its versions are kept. @throws SegwardError `not-found`. */
export function removeMask(deps: Deps): UseCase<{ name: string }, { removed: true }> {
	return async (call, { name }) => {
		await deps.store.transaction(async ({ maskingRules }) => {
			const current = await maskingRules.current(call.workspaceId);
			if (!current.some((one) => one.name === name)) throw noSuchMask(name);
			await maskingRules.append(call.workspaceId, {
				...changeBy(deps, call),
				name,
				rule: null,
				weakens: false,
				because: "",
			});
		});
		return { removed: true };
	};
}

async function putInForce(
	deps: Deps,
	call: Call,
	name: string,
	rule: MaskingRule,
	given: { weakens: boolean; because: string },
): Promise<MaskingRuleView> {
	const { workspaceId } = call;
	await checkMaskingRule(deps, workspaceId, rule, given.weakens);
	const change = { ...changeBy(deps, call), ...given, name, rule };
	const version = await deps.store.transaction(({ maskingRules }) => maskingRules.append(workspaceId, change));
	call.note({
		purpose: rule.purposes?.length === 1 ? rule.purposes[0] : undefined,
		fields: rule.field === undefined ? [] : [rule.field],
		...(given.weakens ? { because: given.because, weakens: true } : {}),
	});
	return maskingRuleView({ ...version, rule });
}

function changeBy({ clock }: Deps, { principal }: Call) {
	const { id, name } = actorOf(principal);
	return { author: name, authorId: id ?? "", at: isoInstant(clock.now()) };
}
