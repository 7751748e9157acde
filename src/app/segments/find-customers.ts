import { SegwardError } from "../../core/error/segward-error.ts";
import { identifierReader, plainLine } from "../../core/intake/identifier-value.ts";
import { normaliseText } from "../../core/intake/normalise.ts";
import { EXTERNAL_ID } from "../../core/segments/planning/rule-context.ts";
import type { DataVersion } from "../../ports/customer-data.ts";
import { EXTERNAL_ID_FIELD_NO } from "../../ports/identity-vault.ts";
import type { Services } from "../services.ts";

/**
 * Customers with one of these identifiers, ascending, through the blind index. `fieldName` is an identifier field or
 * `externalId`. Text that is no identifier of this kind fits nobody.
 *
 * @throws SegwardError `not-found` for an unknown identifier field.
 */
export async function findCustomers(
	{ store, data, vaults, formats }: Pick<Services, "store" | "data" | "vaults" | "formats">,
	workspaceId: string,
	version: DataVersion,
	fieldName: string,
	values: readonly string[],
): Promise<number[]> {
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
	const blindIndexes = values.flatMap((value) => {
		const normalised = normalise(normaliseText(value));
		return typeof normalised === "string" ? [vault.blindIndex(fieldNo, normalised)] : [];
	});
	if (blindIndexes.length === 0) return [];
	const found = await data.findByBlindIndex(workspaceId, version, fieldNo, blindIndexes);
	return [...new Set(found.map(({ customerKey }) => customerKey))].sort((a, b) => a - b);
}
