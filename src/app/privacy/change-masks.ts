import { loosens } from "../../core/privacy/masking/loosens.ts";
import type { MaskingRule } from "../../core/privacy/masking/masking-rule.ts";
import type { ControlStore } from "../../ports/control-store.ts";
import type { MaskingRuleChange, MaskingRuleVersion } from "../../ports/masking-rule-store.ts";
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
		const change = { ...changeBy(deps, call), name, rule: null, weakens: false, because: "" };
		await deps.store.transaction(async (inner) => {
			const current = await inner.maskingRules.current(call.workspaceId);
			if (!current.some((one) => one.name === name)) throw noSuchMask(name);
			await append(inner, call, change);
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
	const version = await deps.store.transaction((inner) => append(inner, call, change));
	call.note({
		purpose: rule.purposes?.length === 1 ? rule.purposes[0] : undefined,
		fields: rule.field === undefined ? [] : [rule.field],
		...(given.weakens ? { because: given.because, weakens: true } : {}),
	});
	return maskingRuleView({ ...version, rule });
}

/** A change after which somebody sees more is one that weakens, whatever it is called. */
async function append(store: ControlStore, call: Call, change: MaskingRuleChange): Promise<MaskingRuleVersion> {
	const { workspaceId } = call;
	const before = await store.maskingRules.current(workspaceId);
	const version = await store.maskingRules.append(workspaceId, change);
	const after = await store.maskingRules.current(workspaceId);
	const changed = [...before, ...after].filter(({ name }) => name === change.name).map(({ rule }) => rule);
	const fields = (await store.fields.list(workspaceId)).filter(({ name, labels }) =>
		changed.some((rule) => rule.field === name || (rule.label !== undefined && labels.includes(rule.label))),
	);
	const ofLabels = changed.flatMap(({ label }) => (label === undefined ? [] : [{ name: "", labels: [label] }]));
	if (loosens([...fields, ...ofLabels], before, after)) call.note({ weakens: true });
	return version;
}

function changeBy({ clock }: Deps, { principal }: Call) {
	const { id, name } = actorOf(principal);
	return { author: name, authorId: id ?? "", at: isoInstant(clock.now()) };
}
