import type { Field } from "../../core/catalogue/field.ts";
import type { MaskContext } from "../../core/privacy/masking/masking-rule.ts";
import {
	type MaskCircumstances,
	type ResolvedMask,
	resolveDerivedMask,
	resolveMask,
} from "../../core/privacy/masking/resolve-mask.ts";
import { hidesWhole, strengthOf } from "../../core/privacy/masking/strength.ts";
import type { Call } from "../call.ts";
import type { Services } from "../services.ts";

/** What somebody looks at values for, and where. */
export interface Looking {
	purpose?: string | undefined;
	context: MaskContext;
}

type Maskable = Pick<Field, "name" | "labels"> & Partial<Pick<Field, "derivedFrom" | "type">>;

/** The masks of one request. */
export interface Masks {
	of(field: Maskable): ResolvedMask;
	/**
	 * A masking rule of the workspace hides the value, or the identifier it was derived from, whole. What labels alone hide is
	 * `field:use`'s to decide.
	 */
	hides(field: Maskable): boolean;
	/** A masking rule of the workspace shows less of the value than all of it. */
	byRule(field: Maskable): boolean;
}

/** By the roles of the caller, under the masking rules in force. A program's reading is also in the context `api`. */
export async function masksFor(
	{ store }: Pick<Services, "store">,
	{ principal, workspaceId }: Pick<Call, "principal" | "workspaceId">,
	{ purpose, context }: Looking,
): Promise<Masks> {
	const circumstances: MaskCircumstances = {
		roles: principal.roles,
		purpose,
		contexts: principal.kind === "token" && context !== "api" ? [context, "api"] : [context],
	};
	const rules = await store.maskingRules.current(workspaceId);
	const identifiers = rules.length === 0 ? [] : (await store.fields.list(workspaceId)).filter(isIdentifier);
	const sourceOf = ({ derivedFrom }: Maskable) => identifiers.find(({ name }) => name === derivedFrom);
	const isHiddenByRule = (field: Maskable): boolean => {
		const { mask, rule } = resolveMask(field, circumstances, rules);
		return rule !== undefined && hidesWhole(mask);
	};
	const of = (field: Maskable): ResolvedMask => {
		const source = sourceOf(field);
		return source ? resolveDerivedMask(field, source, circumstances, rules) : resolveMask(field, circumstances, rules);
	};
	const hides = (field: Maskable) => isHiddenByRule(field) || isHiddenByRule(sourceOf(field) ?? field);
	const byRule = (field: Maskable) => {
		const { mask, rule, weakened } = of(field);
		return hides(field) || (rule !== undefined && !weakened && strengthOf(mask) > 0);
	};
	return { of, hides, byRule };
}

function isIdentifier({ kind }: Field): boolean {
	return kind === "identifier";
}
