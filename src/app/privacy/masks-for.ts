import type { Field } from "../../core/catalogue/field.ts";
import type { MaskContext } from "../../core/privacy/masking/masking-rule.ts";
import { type MaskCircumstances, type ResolvedMask, resolveMask } from "../../core/privacy/masking/resolve-mask.ts";
import { hidesWhole } from "../../core/privacy/masking/strength.ts";
import type { Call } from "../call.ts";
import type { Services } from "../services.ts";

/** What somebody looks at values for, and where. */
export interface Looking {
	purpose?: string | undefined;
	context: MaskContext;
}

/** The masks of one request. */
export interface Masks {
	of(field: Pick<Field, "name" | "labels">): ResolvedMask;
	/** A masking rule of the workspace hides the value whole; what labels alone hide is `field:use`'s to decide. */
	hides(field: Pick<Field, "name" | "labels">): boolean;
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
	const of: Masks["of"] = (field) => resolveMask(field, circumstances, rules);
	return {
		of,
		hides(field) {
			const { mask, rule } = of(field);
			return rule !== undefined && hidesWhole(mask);
		},
	};
}
