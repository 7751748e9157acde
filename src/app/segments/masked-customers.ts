import type { Field } from "../../core/catalogue/field.ts";
import type { CanonicalValue, DataVersion } from "../../ports/customer-data.ts";
import type { IdentityVault } from "../../ports/identity-vault.ts";
import { customerValues } from "../privacy/customer-values.ts";
import { type MaskedField, type MaskedFields, type ShownValue, shownColumn } from "../privacy/masked-fields.ts";
import type { Services } from "../services.ts";

/** Fields shown of one customer; more would be a table nobody reads. */
export const MOST_FIELDS_SHOWN = 24;
/** Field number under which pseudonyms are derived; no real field has it. */
const PSEUDONYM_FIELD_NO = 0xffff_ffff;
const PSEUDONYM_BYTES = 6;
const HEXADECIMAL = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

export interface MaskedCustomer {
	pseudonym: string;
	values: Record<string, ShownValue>;
}

/** Stable within a purpose, unlinkable across purposes and useless outside: a keyed hash of the customer key. */
export function pseudonymOf(vault: Pick<IdentityVault, "blindIndex">, purpose: string, customerKey: number): string {
	const bytes = vault.blindIndex(PSEUDONYM_FIELD_NO, `${purpose}\u0000${customerKey}`);
	let text = "c_";
	for (let at = 0; at < PSEUDONYM_BYTES; at++) text += HEXADECIMAL[bytes[at] ?? 0];
	return text;
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

/** Names a customer to the noise of masks, which is keyed, and the same under every purpose. Nobody sees it. */
export function noiseSeedOf(customerKey: number): string {
	return String(customerKey);
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
	const found = customerKeys.map((key) => ({
		pseudonym: pseudonymOf(vault, purpose, key),
		noiseSeed: noiseSeedOf(key),
		values: values.get(key) ?? new Map<number, CanonicalValue>(),
	}));
	return { customers: maskedRows(masked, shown, found), fieldNames: shown.map((field) => field.name) };
}

/** A customer's values as they are, by field number. */
export interface CustomerToMask {
	pseudonym: string;
	noiseSeed: string;
	values: ReadonlyMap<number, CanonicalValue>;
}

/** In the order of their pseudonyms. */
export function maskedRows(
	masked: Pick<MaskedFields, "shownAs">,
	fields: readonly MaskedField[],
	customers: readonly CustomerToMask[],
): MaskedCustomer[] {
	const noiseSeeds = customers.map(({ noiseSeed }) => noiseSeed);
	const columns = fields.map((field) => {
		const values = customers.map((customer) => customer.values.get(field.no));
		return shownColumn(masked, field, values, noiseSeeds);
	});
	const rows = customers.map(({ pseudonym }, at) => ({
		pseudonym,
		values: Object.fromEntries(fields.map(({ name }, no) => [name, columns[no]?.[at] ?? null])),
	}));
	return rows.sort(byPseudonym);
}
