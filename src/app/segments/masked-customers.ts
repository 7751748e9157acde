import type { Field } from "../../core/catalogue/field.ts";
import type { DataVersion } from "../../ports/customer-data.ts";
import type { IdentityVault } from "../../ports/identity-vault.ts";
import { customerValues } from "../privacy/customer-values.ts";
import type { MaskedFields, ShownValue } from "../privacy/masked-fields.ts";
import type { Services } from "../services.ts";

/** Fields shown of one customer; more would be a table nobody reads. */
export const MOST_FIELDS_SHOWN = 24;
/** Field number under which pseudonyms are derived; no real field has it. */
const PSEUDONYM_FIELD_NO = 0xffff_ffff;

export interface MaskedCustomer {
	pseudonym: string;
	values: Record<string, ShownValue>;
}

/** Stable within a purpose, unlinkable across purposes and useless outside: a keyed hash of the customer key. */
export function pseudonymOf(vault: IdentityVault, purpose: string, customerKey: number): string {
	const bytes = vault.blindIndex(PSEUDONYM_FIELD_NO, `${purpose}\u0000${customerKey}`);
	return `c_${Array.from(bytes.subarray(0, 6), (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

/** Some of a sample. Which ones follows no order that samples of other purposes share. */
export function someOf(vault: IdentityVault, purpose: string, customerKeys: readonly number[], most: number): number[] {
	const named = customerKeys.map((key) => ({ key, pseudonym: pseudonymOf(vault, purpose, key) }));
	return named
		.sort(byPseudonym)
		.slice(0, most)
		.map(({ key }) => key);
}

function byPseudonym(a: { pseudonym: string }, b: { pseudonym: string }): number {
	return a.pseudonym < b.pseudonym ? -1 : 1;
}

/** Names a customer to the noise of masks, which is the same under every purpose. Nobody sees it. */
export function noiseSeedOf(vault: IdentityVault, customerKey: number): string {
	return pseudonymOf(vault, "", customerKey);
}

/**
 * Customers as a preview or members list shows them: pseudonym, masked identifiers, masked attributes. In the order of their
 * pseudonyms: any other would link those of one purpose with those of another.
 */
export async function maskedCustomers(
	services: Pick<Services, "data" | "vaults">,
	read: { workspaceId: string; version: DataVersion; purpose: string; fields: readonly Field[]; masked: MaskedFields },
	customerKeys: readonly number[],
): Promise<{ customers: MaskedCustomer[]; fieldNames: string[] }> {
	const { workspaceId, version, purpose, masked } = read;
	const vault = services.vaults.of(workspaceId);
	const shown = read.fields.filter((field) => field.kind !== "property").slice(0, MOST_FIELDS_SHOWN);
	const values = await customerValues(services, workspaceId, version, customerKeys, shown);
	const customers = customerKeys.map((key) => {
		const pseudonym = pseudonymOf(vault, purpose, key);
		const own = values.get(key);
		const seed = noiseSeedOf(vault, key);
		return {
			pseudonym,
			values: Object.fromEntries(shown.map((field) => [field.name, masked.show(field, own?.get(field.no), seed)])),
		};
	});
	return { customers: customers.sort(byPseudonym), fieldNames: shown.map((field) => field.name) };
}
