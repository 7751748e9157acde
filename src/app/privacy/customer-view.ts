import type { Field, FieldKind, Label } from "../../core/catalogue/field.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import { strengthOf } from "../../core/privacy/masking/strength.ts";
import type { CanonicalValue, CustomerEvent, DataVersion } from "../../ports/customer-data.ts";
import type { Call, UseCase } from "../call.ts";
import { type FieldAccess, fieldAccess } from "../catalogue/field-access.ts";
import { mayAct } from "../may-act.ts";
import { withCurrentVersion } from "../segments/current-version.ts";
import { pseudonymOf } from "../segments/masked-customers.ts";
import { isoInstant, type Services } from "../services.ts";
import { customerHandle } from "./customer-handle.ts";
import { customerValues } from "./customer-values.ts";
import { type MaskedFields, maskedFields, type ShownValue } from "./masked-fields.ts";
import { findVisible } from "./visible-customers.ts";
import { type MembershipView, visibleMemberships } from "./visible-memberships.ts";

/** Customers shown who share one identifier. */
const MOST_CUSTOMERS = 5;

interface Asked {
	field: string;
	value: string;
	purpose: string;
	events: number;
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
}

/**
 * What is known of a customer, found by an identifier, as the caller may see it.
 *
 * @throws SegwardError `not-found`, the same for nobody and for somebody who is hidden from the caller.
 */
export function viewCustomer(services: Services): UseCase<Asked, { items: CustomerView[] }> {
	return async (call, asked) => {
		const { purpose } = asked;
		const looking = await lookingAt(services, call, purpose);
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
	fields: Field[];
	properties: Field[];
	masked: MaskedFields;
	access: FieldAccess;
	mayUnmask: boolean;
}

async function lookingAt(services: Services, call: Call, purpose: string): Promise<Looking> {
	const access = fieldAccess(services, call);
	const all = await services.store.fields.list(call.workspaceId);
	const visible = all.filter(({ labels }) => access("field:see", labels, purpose));
	return {
		fields: visible.filter(({ kind }) => kind !== "property"),
		properties: visible.filter(({ kind }) => kind === "property"),
		masked: await maskedFields(services, call, { purpose, context: "customer-view" }),
		access,
		mayUnmask: mayAct(services, call, "customer:unmask", "Customer", { fresh: true }),
	};
}

async function viewOf(
	services: Services,
	call: Call,
	version: DataVersion,
	{ fields, properties, masked, access, mayUnmask }: Looking,
	key: number,
	values: ReadonlyMap<number, CanonicalValue>,
	{ purpose, events }: Asked,
): Promise<CustomerView> {
	const { workspaceId } = call;
	const vault = services.vaults.of(workspaceId);
	const pseudonym = pseudonymOf(vault, purpose, key);
	const show = (field: Field, value: CanonicalValue | undefined) => masked.show(field, value, pseudonym);
	const numbers = properties.map(({ no }) => no);
	const found = events === 0 ? [] : await services.data.customerEvents(workspaceId, version, key, numbers, events);
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
		segments: await visibleMemberships(services, call, masked, access, key),
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
