import type { Field } from "../../core/catalogue/field.ts";
import type { CanonicalValue, DataVersion } from "../../ports/customer-data.ts";
import type { Services } from "../services.ts";

/** Values of some identifiers and attributes of some customers as they are, by customer key and field number. */
export async function customerValues(
	{ data, vaults }: Pick<Services, "data" | "vaults">,
	workspaceId: string,
	version: DataVersion,
	customerKeys: readonly number[],
	fields: readonly Field[],
): Promise<Map<number, Map<number, CanonicalValue>>> {
	const found = new Map(customerKeys.map((key) => [key, new Map<number, CanonicalValue>()]));
	if (customerKeys.length === 0) return found;
	const numbers = (kind: Field["kind"]) => fields.filter((field) => field.kind === kind).map(({ no }) => no);
	const [sealed, rows] = await Promise.all([
		data.vaultRows(workspaceId, version, customerKeys, numbers("identifier")),
		data.customerRows(workspaceId, version, customerKeys, numbers("attribute")),
	]);
	const vault = vaults.of(workspaceId);
	for (const { customerKey, fieldNo, ciphertext, keyVersion } of sealed) {
		found.get(customerKey)?.set(fieldNo, vault.open(fieldNo, customerKey, keyVersion, ciphertext));
	}
	for (const { customerKey, values } of rows) {
		for (const [no, value] of values) found.get(customerKey)?.set(no, value);
	}
	return found;
}
