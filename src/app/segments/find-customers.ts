import { SegwardError } from "../../core/error/segward-error.ts";
import { identifierReader, plainLine } from "../../core/intake/identifier-value.ts";
import { normaliseText } from "../../core/intake/normalise.ts";
import { EXTERNAL_ID } from "../../core/segments/planning/rule-context.ts";
import type { DataVersion } from "../../ports/customer-data.ts";
import { EXTERNAL_ID_FIELD_NO } from "../../ports/identity-vault.ts";
import type { Services } from "../services.ts";

type Deps = Pick<Services, "store" | "data" | "vaults" | "formats">;

/**
 * Customers with one of these identifiers, ascending, through the blind index. `fieldName` is an identifier field or
 * `externalId`. Text that is no identifier of this kind fits nobody.
 *
 * @throws SegwardError `not-found` for an unknown identifier field.
 */
export async function findCustomers(
	deps: Deps,
	workspaceId: string,
	version: DataVersion,
	fieldName: string,
	values: readonly string[],
): Promise<number[]> {
	const found = await findCustomersOfEach(deps, workspaceId, version, fieldName, values);
	return [...new Set([...found.values()].flat())].sort((a, b) => a - b);
}

/** The same, told apart by value; one look-up for all of them. Values that fit nobody are left out. */
export async function findCustomersOfEach(
	{ store, data, vaults, formats }: Deps,
	workspaceId: string,
	version: DataVersion,
	fieldName: string,
	values: readonly string[],
): Promise<Map<string, number[]>> {
	const vault = vaults.of(workspaceId);
	let fieldNo = EXTERNAL_ID_FIELD_NO;
	let normalise = (text: string) => plainLine(text, "external-id-invalid");
	if (fieldName !== EXTERNAL_ID) {
		const field = (await store.fields.list(workspaceId)).find(
			(one) => one.kind === "identifier" && one.name === fieldName,
		);
		if (!field) {
			throw new SegwardError("not-found", {
				detail: `There is no identifier field ${fieldName}.`,
				hint: "Use externalId, or a field that 'segward field list' shows as identifier.",
			});
		}
		const read = identifierReader({ formats, format: field.format });
		fieldNo = field.no;
		normalise = (text) => {
			const value = read(text);
			return "normalised" in value ? value.normalised : value;
		};
	}
	const valuesOf = new Map<string, string[]>();
	const blindIndexes: Uint8Array[] = [];
	for (const value of new Set(values)) {
		const normalised = normalise(normaliseText(value));
		if (typeof normalised !== "string") continue;
		const blindIndex = vault.blindIndex(fieldNo, normalised);
		const same = valuesOf.get(blindIndex.join());
		if (same) same.push(value);
		else {
			valuesOf.set(blindIndex.join(), [value]);
			blindIndexes.push(blindIndex);
		}
	}
	const customers = new Map<string, number[]>();
	if (blindIndexes.length === 0) return customers;
	for (const { blindIndex, customerKey } of await data.findByBlindIndex(workspaceId, version, fieldNo, blindIndexes)) {
		for (const value of valuesOf.get(blindIndex.join()) ?? []) {
			customers.set(value, [...(customers.get(value) ?? []), customerKey]);
		}
	}
	return customers;
}
