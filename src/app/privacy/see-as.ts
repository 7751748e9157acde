import type { Principal } from "../../core/access/principal.ts";
import type { Field } from "../../core/catalogue/field.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import { compileMask, type ShownAs } from "../../core/privacy/masking/compile-mask.ts";
import { REDACTED } from "../../core/privacy/masking/mask.ts";
import type { MaskContext } from "../../core/privacy/masking/masking-rule.ts";
import type { FieldSeenAs, SeeAs, SeenAs } from "../../core/privacy/masking/see-as.ts";
import { shownThroughBoth, stricterMask } from "../../core/privacy/masking/through-both.ts";
import { refuseUnknownRoles } from "../access/known-roles.ts";
import type { Call } from "../call.ts";
import { type FieldAccess, fieldAccess, keptFromRole } from "../catalogue/field-access.ts";
import { mayAct } from "../may-act.ts";
import type { Services } from "../services.ts";
import { type MaskedFields, showsThrough } from "./masked-fields.ts";
import { masksFor } from "./masks-for.ts";

type Deps = Pick<Services, "store" | "clock" | "maskKeys" | "policies">;

/** No purpose is called so: what masks with keys make here is found again nowhere. */
const KEYS_OF_NOBODY = "see as a role";

const SHOWING: Readonly<Record<Exclude<MaskContext, "api">, readonly [action: string, resourceKind: string]>> = {
	preview: ["segment:preview", "Segment"],
	"customer-view": ["customer:view", "Customer"],
	export: ["extract:download", "Extract"],
};

/** What the caller himself sees, and where. */
export interface OwnLook {
	purpose: string;
	context: Exclude<MaskContext, "api">;
	access: FieldAccess;
	masked: MaskedFields;
}

/** The caller's look through the eyes of somebody else. */
export interface OtherLook {
	/** As that role would ask. */
	call: Call;
	/** What both may. */
	access: FieldAccess;
	/** Values as both see them, never more than the caller does. */
	masked: MaskedFields;
	/** What is said of the fields that the caller sees. */
	seenAs(fields: readonly Field[]): SeenAs;
}

/**
 * How the values that the caller sees look to somebody who holds a role alone. Each is shown as the role sees it, but never
 * more than the caller's own mask shows; see core/privacy/masking/through-both.ts.
 *
 * @throws SegwardError `role-unknown`; `action-forbidden` unless the caller may try masks.
 */
export async function seeAs(deps: Deps, call: Call, wanted: SeeAs, own: OwnLook): Promise<OtherLook> {
	const { workspaceId } = call;
	if (!mayAct(deps, call, "mask:try", "Mask")) {
		throw new SegwardError("action-forbidden", {
			detail: "To see as another role one has to be allowed to try masks.",
		});
	}
	await refuseUnknownRoles(deps, workspaceId, [wanted.role]);
	const { role, purpose = own.purpose, context = own.context } = wanted;
	call.note({ seenAs: `${role}, for ${purpose}, in ${context}` });
	const place = context === "api" ? own.context : context;
	const asking: Call = { ...call, principal: holderOf(role, context, call.principal, deps.clock.now()) };
	const theirs = fieldAccess(deps, asking);
	const masks = await masksFor(deps, asking, { purpose, context: place });
	const access: FieldAccess = (act, labels, what, options) =>
		own.access(act, labels, what, options) && theirs(act, labels, what === own.purpose ? purpose : what, options);
	const shownAs = throughBoth(deps, workspaceId, own.masked, masks);
	return {
		call: asking,
		access,
		masked: {
			shownAs,
			show: showsThrough(shownAs),
			hides: (field) => own.masked.hides(field) || masks.hides(field),
			byRule: (field) => own.masked.byRule(field) || masks.byRule(field),
			of(field) {
				const [mine, other] = [own.masked.of(field), masks.of(field)];
				const stricter = stricterMask(mine.mask, other.mask, field.type ?? "text");
				return stricter === "own" ? mine : stricter === "other" ? other : { mask: REDACTED, weakened: false };
			},
		},
		seenAs: (fields) => ({
			role,
			purpose,
			context,
			permitted: mayAct(deps, asking, ...SHOWING[place]),
			fields: fields.map((field): FieldSeenAs => {
				const { mask, rule } = masks.of(field);
				const { name, type } = field;
				if (!theirs("field:see", field.labels, purpose)) {
					return { name, shown: "hidden", mask, rule, because: keptFromRole(field) };
				}
				return { name, shown: SHOWN[stricterMask(mask, own.masked.of(field).mask, type)], mask, rule };
			}),
		}),
	};
}

/** By which of the two masks is the stricter one, the role's (`own`) where both are. */
const SHOWN = { own: "theirs", other: "yours", neither: "neither" } as const;

function throughBoth(
	{ clock, maskKeys }: Deps,
	workspaceId: string,
	own: MaskedFields,
	masks: Pick<MaskedFields, "of">,
): MaskedFields["shownAs"] {
	const keyed = maskKeys.of(workspaceId, KEYS_OF_NOBODY);
	const nowMs = clock.now();
	const known = new Map<object, ShownAs>();
	return (field) => {
		const { mask } = masks.of(field);
		const make = () =>
			shownThroughBoth(
				{ mask: own.of(field).mask, shownAs: own.shownAs(field) },
				{ mask, shownAs: compileMask(mask, { field, nowMs, keyed }) },
				field.type,
			);
		const ready = known.get(field) ?? make();
		known.set(field, ready);
		return ready;
	};
}

/** A trained person with a fresh second factor, or a program, who has this role and is in no team. */
function holderOf(role: string, context: MaskContext, { name, workspaceId }: Principal, nowMs: number): Principal {
	return {
		kind: context === "api" ? "token" : "person",
		tokenId: "nobody",
		name,
		roles: [role],
		teams: [],
		workspaceId,
		trainingCurrent: true,
		secondFactorAtMs: nowMs,
	};
}
