import type { Field, FieldKind, Label } from "../../core/catalogue/field.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import { relabellingLoosens } from "../../core/privacy/masking/loosens.ts";
import type { ControlStore } from "../../ports/control-store.ts";
import type { Call } from "../call.ts";
import { mayAct } from "../may-act.ts";
import { exactSizes } from "../privacy/exact-sizes.ts";
import type { Services } from "../services.ts";
import { type FieldAccess, fieldAccess, keptBecause, refuseFields } from "./field-access.ts";
import { publishedCompleteness } from "./published-completeness.ts";

/**
 * What was measured of a field is shown to those who may see the field: exact to whoever may see exact sizes, to others how
 * complete it is, with noise.
 */
export function listFields(services: Services) {
	return async (call: Call, input: { kind?: FieldKind }) => {
		const fields = await services.store.fields.list(call.workspaceId);
		const access = fieldAccess(services, call);
		const wanted = fields.filter((field) => input.kind === undefined || field.kind === input.kind);
		const measured = await measuredFor(services, call, fields);
		return { items: wanted.map((field) => viewField(field, access, measured(field))) };
	};
}

type Measured = Pick<Field, "completeness" | "distinctCount">;

/** What the caller may know of what was measured of each field. */
async function measuredFor(services: Services, call: Call, fields: readonly Field[]) {
	if (exactSizes(services, call)()) {
		return ({ completeness, distinctCount }: Field): Measured => ({ completeness, distinctCount });
	}
	const { version } = await services.store.dataVersions.current(call.workspaceId);
	const shares = await publishedCompleteness(services, call.workspaceId, version, fields);
	return ({ no }: Field): Measured => ({ completeness: shares.get(no) });
}

function viewField(field: Field, access: FieldAccess, measured: Measured) {
	const [mayUse, maySee] = [access("field:use", field.labels), access("field:see", field.labels)];
	const kept = mayUse && maySee ? {} : { keptBecause: keptBecause(field) };
	const { completeness: _, distinctCount: __, ...rest } = field;
	return { ...rest, ...(maySee ? measured : {}), mayUse, maySee, ...kept };
}

/**
 * A person changes or confirms what was proposed. Labels that keep a field from somebody are not for that person to change, and
 * those that mask it, once confirmed or where a masking rule goes by them, only for whoever may weaken masks.
 *
 * @throws SegwardError `not-found`, `field-forbidden`, `field-refused` for label `secret`.
 */
export function updateField(services: Services) {
	const { store } = services;
	return async (
		call: Call,
		input: { kind: FieldKind; name: string; labels?: Label[]; description?: string; confirmed?: boolean },
	) => {
		const access = fieldAccess(services, call);
		const isWanted = (field: Field) => field.kind === input.kind && field.name === input.name;
		if (input.labels?.includes("secret")) {
			throw new SegwardError("field-refused", {
				path: "labels",
				detail: `Field ${input.name} would be a secret.`,
				hint: "Import the file again with this column ignored.",
			});
		}
		const measured = await measuredFor(services, call, await store.fields.list(call.workspaceId));
		const mayWeaken = mayAct(services, call, "mask:weaken", "Mask", { fresh: true });
		return store.transaction(async (inner) => {
			const field = (await inner.fields.list(call.workspaceId)).find(isWanted);
			if (!field) throw new SegwardError("not-found", { detail: `There is no ${input.kind} ${input.name}.` });
			if (input.labels !== undefined) refuseFields(access, "field:use", [field]);
			if (!mayWeaken) await refuseShowingMore(inner, call, field, input);
			const changed = {
				...field,
				labels: input.labels ?? field.labels,
				description: input.description ?? field.description,
				confirmed: input.confirmed ?? field.confirmed,
			};
			await inner.fields.put(call.workspaceId, [changed]);
			call.note({ fields: [field.name], ...(loosensField(field, changed) ? { weakens: true } : {}) });
			return viewField(changed, access, measured(changed));
		});
	};
}

/** @throws SegwardError `field-forbidden` where the field would be shown with a weaker mask, or its labels be proposals again. */
async function refuseShowingMore(
	store: ControlStore,
	{ workspaceId }: Call,
	field: Field,
	{ labels, confirmed }: { labels?: Label[] | undefined; confirmed?: boolean | undefined },
): Promise<void> {
	const rules = await store.maskingRules.current(workspaceId);
	const isAgainProposed = field.confirmed && confirmed === false;
	const after = { name: field.name, labels: isAgainProposed ? [] : (labels ?? field.labels) };
	if (!relabellingLoosens(field, after, rules, { onlyRules: !field.confirmed })) return;
	throw new SegwardError("field-forbidden", {
		path: isAgainProposed ? "confirmed" : "labels",
		detail: `The labels of ${field.name} mask its values; without them more of these would be shown.`,
		hint: "Ask a privacy officer.",
	});
}

/**
 * Every label closes a field to somebody or somewhere. Proposed ones are corrected every day; confirmed ones are not to
 * become proposals first.
 */
function loosensField(before: Field, after: Field): boolean {
	if (!before.confirmed || before.labels.length === 0) return false;
	return !after.confirmed || before.labels.some((label) => !after.labels.includes(label));
}
