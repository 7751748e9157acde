import type { Field } from "../../core/catalogue/field.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import type { UseCase } from "../call.ts";
import { fieldAccess, refuseFields } from "../catalogue/field-access.ts";
import { withCurrentVersion } from "../segments/current-version.ts";
import { isoInstant, type Services } from "../services.ts";
import { customerOf } from "./customer-handle.ts";
import { customerValues } from "./customer-values.ts";
import { noSuchCustomer } from "./customer-view.ts";
import { visibleOf } from "./visible-customers.ts";

/** How long unmasked values may stay on a screen. */
const SHOWN_FOR_MS = 60_000;

interface Asked {
	customer: string;
	fields: string[];
	purpose: string;
	because: string;
}

interface Unmasked {
	values: { name: string; value: string | string[] | null }[];
	until: string;
}

/**
 * Single values of one customer as they are. The entry of the access log says which fields, of whom and why.
 *
 * @throws SegwardError `request-invalid` for a handle that is over; `not-found`; `field-forbidden`.
 */
export function unmaskCustomer(services: Services): UseCase<Asked, Unmasked> {
	return async (call, { customer, fields: names, purpose, because }) => {
		const { workspaceId } = call;
		call.note({ purpose, because, fields: names });
		const nowMs = services.clock.now();
		const key = customerOf(services.vaults.of(workspaceId), customer, nowMs);
		call.note({ customers: 1, customerKeys: [key] });
		const fields = fieldsNamed(await services.store.fields.list(workspaceId), names);
		const access = fieldAccess(services, call);
		refuseFields(access, "field:see", fields, purpose);
		refuseFields(access, "field:unmask", fields, purpose);
		return withCurrentVersion(services, workspaceId, async (version) => {
			const keys = await visibleOf(services, call, version, [key]);
			if (keys.length === 0) throw noSuchCustomer();
			const values = (await customerValues(services, workspaceId, version, keys, fields)).get(key);
			return {
				values: fields.map(({ name, no }) => {
					const value = values?.get(no) ?? null;
					return { name, value: value === null || typeof value === "string" ? value : [...value] };
				}),
				until: isoInstant(nowMs + SHOWN_FOR_MS),
			};
		});
	};
}

function fieldsNamed(all: readonly Field[], names: readonly string[]): Field[] {
	return [...new Set(names)].map((name, at) => {
		const field = all.find((one) => one.name === name && one.kind !== "property");
		if (field) return field;
		throw new SegwardError("not-found", { path: `fields[${at}]`, detail: `There is no field ${name} of customers.` });
	});
}
