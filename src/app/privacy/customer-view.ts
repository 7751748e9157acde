import type { Field, FieldKind, Label } from "../../core/catalogue/field.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import type { SeeAs, SeenAs } from "../../core/privacy/masking/see-as.ts";
import { strengthOf } from "../../core/privacy/masking/strength.ts";
import type { CanonicalValue, CustomerEvent, DataVersion } from "../../ports/customer-data.ts";
import type { Call, UseCase } from "../call.ts";
import { type FieldAccess, fieldAccess } from "../catalogue/field-access.ts";
import { mayAct } from "../may-act.ts";
import { withCurrentVersion } from "../segments/current-version.ts";
import { noiseSeedOf, pseudonymOf } from "../segments/masked-customers.ts";
import { isoInstant, type Services } from "../services.ts";
import { customerHandle } from "./customer-handle.ts";
import { customerValues } from "./customer-values.ts";
import { type MaskedFields, maskedFields, type ShownValue } from "./masked-fields.ts";
import { type OtherLook, seeAs } from "./see-as.ts";
import { findVisible, visibleOf } from "./visible-customers.ts";
import { type MembershipView, visibleMemberships } from "./visible-memberships.ts";

/** Customers shown who share one identifier. */
const MOST_CUSTOMERS = 5;

interface Asked {
	field: string;
	value: string;
	purpose: string;
	events: number;
	seeAs?: SeeAs;
}

interface CustomerView {
	customer: string;
	pseudonym: string;
	fields: {
		name: string;
		kind: FieldKind;
		labels: Label[];
		value: ShownValue;
		masked: boolean;
		rule?: string | undefined;
		unmaskable: boolean;
	}[];
	events: { name: string; at: string; properties: Record<string, ShownValue> }[];
	segments: MembershipView[];
	seenAs?: SeenAs & { known: boolean };
}

/**
 * What is known of a customer, found by an identifier, as the caller may see it.
 *
 * @throws SegwardError `not-found`, the same for nobody and for somebody who is hidden from the caller.
 */
export function viewCustomer(services: Services): UseCase<Asked, { items: CustomerView[] }> {
	return async (call, asked) => {
		const { purpose } = asked;
		const looking = await lookingAt(services, call, asked);
		call.note({ purpose, fields: [asked.field] });
		return withCurrentVersion(services, call.workspaceId, async (version) => {
			const keys = (await findVisible(services, call, version, asked)).slice(0, MOST_CUSTOMERS);
			if (keys.length === 0) throw noSuchCustomer();
			call.note({ customers: keys.length, customerKeys: keys, fields: looking.fields.map(({ name }) => name) });
			const values = await customerValues(services, call.workspaceId, version, keys, looking.fields);
			const items: CustomerView[] = [];
			for (const key of keys) {
				items.push(await viewOf(services, call, version, looking, key, values.get(key) ?? new Map(), asked));
			}
			return { items };
		});
	};
}

export function noSuchCustomer(): SegwardError {
	return new SegwardError("not-found", {
		detail: "There is no customer with this identifier whom you may see.",
		hint: "Check how it is written, or try another identifier.",
	});
}

/** What the caller may see of anybody, and how. */
interface Looking {
	/** The look of somebody else, whose the rest is then too. */
	other?: OtherLook;
	/** All that the caller may see; of which `access` may leave out some. */
	own: Field[];
	fields: Field[];
	properties: Field[];
	masked: MaskedFields;
	access: FieldAccess;
	mayUnmask: boolean;
}

async function lookingAt(services: Services, call: Call, asked: Asked): Promise<Looking> {
	const { purpose } = asked;
	const context = "customer-view";
	const ownAccess = fieldAccess(services, call);
	const ownMasked = await maskedFields(services, call, { purpose, context });
	const own = { purpose, context, access: ownAccess, masked: ownMasked } as const;
	const other = asked.seeAs && (await seeAs(services, call, asked.seeAs, own));
	const { access, masked } = other ?? own;
	const all = await services.store.fields.list(call.workspaceId);
	const visible = all.filter(({ labels }) => access("field:see", labels, purpose));
	return {
		other,
		own: all.filter(({ labels }) => ownAccess("field:see", labels, purpose)),
		fields: visible.filter(({ kind }) => kind !== "property"),
		properties: visible.filter(({ kind }) => kind === "property"),
		masked,
		access,
		mayUnmask: other === undefined && mayAct(services, call, "customer:unmask", "Customer", { fresh: true }),
	};
}

async function viewOf(
	services: Services,
	call: Call,
	version: DataVersion,
	looking: Looking,
	key: number,
	values: ReadonlyMap<number, CanonicalValue>,
	{ purpose, events }: Asked,
): Promise<CustomerView> {
	const { workspaceId } = call;
	const { other, masked, access, mayUnmask } = looking;
	const known = other === undefined || (await visibleOf(services, other.call, version, [key])).length > 0;
	const { fields, properties } = known ? looking : { fields: [], properties: [] };
	const vault = services.vaults.of(workspaceId);
	const pseudonym = pseudonymOf(vault, purpose, key);
	const noiseSeed = noiseSeedOf(key);
	const show = (field: Field, value: CanonicalValue | undefined) => masked.show(field, value, noiseSeed);
	const numbers = properties.map(({ no }) => no);
	const found =
		events === 0 || !known ? [] : await services.data.customerEvents(workspaceId, version, key, numbers, events);
	return {
		customer: customerHandle(vault, key, services.clock.now()),
		pseudonym,
		fields: fields.map((field) => {
			const { mask, rule } = masked.of(field);
			const isMasked = strengthOf(mask) > 0;
			return {
				name: field.name,
				kind: field.kind,
				labels: [...field.labels],
				value: show(field, values.get(field.no)),
				masked: isMasked,
				rule,
				unmaskable: isMasked && mayUnmask && access("field:unmask", field.labels, purpose, { fresh: true }),
			};
		}),
		events: found.map((event) => eventView(event, properties, show)),
		segments: known ? await visibleMemberships(services, other ? [call, other.call] : [call], masked, access, key) : [],
		seenAs: other && { ...other.seenAs(looking.own), known },
	};
}

function eventView(
	{ name, timeMs, values }: CustomerEvent,
	properties: readonly Field[],
	show: (field: Field, value: CanonicalValue | undefined) => ShownValue,
): CustomerView["events"][number] {
	const present = properties.filter(({ no }) => values.get(no) != null);
	return {
		name,
		at: isoInstant(timeMs),
		properties: Object.fromEntries(present.map((field) => [field.name, show(field, values.get(field.no))])),
	};
}
