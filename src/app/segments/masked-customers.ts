import type { Field } from "../../core/catalogue/field.ts";
import type { DataVersion } from "../../ports/customer-data.ts";
import type { IdentityVault } from "../../ports/identity-vault.ts";
import type { MaskedFields } from "../privacy/masked-fields.ts";
import type { Services } from "../services.ts";

/** Fields shown of one customer; more would be a table nobody reads. */
const MOST_FIELDS_SHOWN = 24;
/** Field number under which pseudonyms are derived; no real field has it. */
const PSEUDONYM_FIELD_NO = 0xffff_ffff;

export interface MaskedCustomer {
	pseudonym: string;
	values: Record<string, string | string[] | null>;
}

/** Stable within a purpose, unlinkable across purposes and useless outside: a keyed hash of the customer key. */
export function pseudonymOf(vault: IdentityVault, purpose: string, customerKey: number): string {
	const bytes = vault.blindIndex(PSEUDONYM_FIELD_NO, `${purpose}\u0000${customerKey}`);
	return `c_${Array.from(bytes.subarray(0, 6), (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

/** Customers as a preview or members list shows them, in the order given: pseudonym, masked identifiers, masked attributes. */
export async function maskedCustomers(
	{ data, vaults }: Pick<Services, "data" | "vaults">,
	read: { workspaceId: string; version: DataVersion; purpose: string; fields: readonly Field[]; masked: MaskedFields },
	customerKeys: readonly number[],
): Promise<{ customers: MaskedCustomer[]; fieldNames: string[] }> {
	const vault = vaults.of(read.workspaceId);
	const shown = read.fields.filter((field) => field.kind !== "property").slice(0, MOST_FIELDS_SHOWN);
	const identifiers = shown.filter((field) => field.kind === "identifier");
	const attributes = shown.filter((field) => field.kind === "attribute");
	const customers = new Map<number, MaskedCustomer>(
		customerKeys.map((key) => [key, { pseudonym: pseudonymOf(vault, read.purpose, key), values: {} }]),
	);
	for (const customer of customers.values()) {
		for (const field of shown) customer.values[field.name] = null;
	}
	if (customerKeys.length > 0) {
		const byNo = new Map(shown.map((field) => [field.no, field]));
		const numbers = (fields: readonly Field[]) => fields.map((field) => field.no);
		const [sealed, rows] = await Promise.all([
			data.vaultRows(read.workspaceId, read.version, customerKeys, numbers(identifiers)),
			data.customerRows(read.workspaceId, read.version, customerKeys, numbers(attributes)),
		]);
		for (const { customerKey, fieldNo, ciphertext, keyVersion } of sealed) {
			const field = byNo.get(fieldNo);
			const customer = customers.get(customerKey);
			if (!field || !customer) continue;
			const value = vault.open(fieldNo, customerKey, keyVersion, ciphertext);
			customer.values[field.name] = read.masked.shownAs(field)(value, customer.pseudonym);
		}
		for (const { customerKey, values } of rows) {
			const customer = customers.get(customerKey);
			for (const field of attributes) {
				const value = values.get(field.no) ?? null;
				if (!customer || value === null) continue;
				const show = read.masked.shownAs(field);
				customer.values[field.name] =
					typeof value === "string"
						? show(value, customer.pseudonym)
						: value.map((one) => show(one, customer.pseudonym));
			}
		}
	}
	return { customers: [...customers.values()], fieldNames: shown.map((field) => field.name) };
}
