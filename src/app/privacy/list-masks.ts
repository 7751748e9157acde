import { Label } from "../../core/catalogue/field.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import { DEFAULT_MASKS } from "../../core/privacy/masking/default-masks.ts";
import type { Mask } from "../../core/privacy/masking/mask.ts";
import { strengthOf } from "../../core/privacy/masking/strength.ts";
import type { UseCase } from "../call.ts";
import type { Services } from "../services.ts";
import { type MaskingRuleView, maskingRuleView } from "./masking-rule-view.ts";

interface DefaultMaskView {
	label: Label;
	mask: Mask;
	strength: number;
}

/** The built-in masks by label, and the workspace's own rules in force. */
export function listMasks({
	store,
}: Pick<Services, "store">): UseCase<unknown, { defaults: DefaultMaskView[]; items: MaskingRuleView[] }> {
	return async ({ workspaceId }) => ({
		defaults: Label.options.map((label) => {
			const mask = DEFAULT_MASKS[label];
			return { label, mask, strength: strengthOf(mask) };
		}),
		items: (await store.maskingRules.current(workspaceId)).map(maskingRuleView),
	});
}

/** One rule, also a removed one, with all its versions, newest first. @throws SegwardError `not-found`. */
export function getMask({
	store,
}: Pick<Services, "store">): UseCase<
	{ name: string },
	{ rule: MaskingRuleView | null; versions: MaskingRuleVersionView[] }
> {
	return async ({ workspaceId }, { name }) => {
		const versions = await store.maskingRules.versions(workspaceId, name);
		const [newest] = versions;
		if (newest === undefined) throw noSuchMask(name);
		return {
			rule: newest.rule === null ? null : maskingRuleView({ ...newest, rule: newest.rule }),
			versions: versions.map(({ version, at, author, because, weakens, rule }) => ({
				version,
				at,
				author,
				because,
				weakens,
				mask: rule?.mask ?? null,
			})),
		};
	};
}

interface MaskingRuleVersionView {
	version: number;
	at: string;
	author: string;
	because: string;
	weakens: boolean;
	/** Null where it was removed. */
	mask: Mask | null;
}

export function noSuchMask(name: string): SegwardError {
	return new SegwardError("not-found", {
		detail: `There is no masking rule ${name}.`,
		hint: "See 'segward mask list'.",
	});
}
