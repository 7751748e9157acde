import type { Field } from "../../core/catalogue/field.ts";
import type { DataVersion } from "../../ports/customer-data.ts";
import type { Call } from "../call.ts";
import { fieldAccess } from "../catalogue/field-access.ts";
import { findCustomers } from "../segments/find-customers.ts";
import type { Services } from "../services.ts";

type Deps = Pick<Services, "store" | "data" | "vaults" | "formats" | "policies" | "clock">;

/** No customer has it: asked for in the place of nobody, so that finding nobody takes as long as finding somebody hidden. */
const NOBODY = 0;

/** Customers with this identifier whom the caller may know of, ascending; `field` as in `findCustomers`. */
export async function findVisible(
	deps: Deps,
	call: Call,
	version: DataVersion,
	{ field, value }: { field: string; value: string },
): Promise<number[]> {
	const keys = await findCustomers(deps, call.workspaceId, version, field, [value]);
	return visibleOf(deps, call, version, keys);
}

/**
 * Without those who are hidden from the caller: a customer of whom a yes-or-no attribute labelled `minor` says yes is known
 * only to whoever may see fields of that label.
 */
export async function visibleOf(
	deps: Deps,
	call: Call,
	version: DataVersion,
	keys: readonly number[],
): Promise<number[]> {
	const access = fieldAccess(deps, call);
	const telling = (await deps.store.fields.list(call.workspaceId)).filter(
		(field) => tellsOfMinor(field) && !access("field:see", field.labels),
	);
	if (telling.length === 0) return [...keys];
	const rows = await deps.data.customerRows(
		call.workspaceId,
		version,
		keys.length === 0 ? [NOBODY] : keys,
		telling.map(({ no }) => no),
	);
	const hidden = new Set(
		rows.filter(({ values }) => [...values.values()].includes("true")).map(({ customerKey }) => customerKey),
	);
	return keys.filter((key) => !hidden.has(key));
}

function tellsOfMinor({ kind, type, labels }: Field): boolean {
	return kind === "attribute" && type === "boolean" && labels.includes("minor");
}
