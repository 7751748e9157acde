import type { Field, FieldKind, FieldType } from "../../src/core/catalogue/field.ts";
import type { ImportKind } from "../../src/core/intake/import-record.ts";
import { type ColumnMapping, Mapping, type SourceOptions } from "../../src/core/intake/mapping.ts";
import { createRowPipeline } from "../../src/core/intake/pipeline.ts";
import type { Cell } from "../../src/core/intake/raw-row.ts";
import type { ValueFormats } from "../../src/core/intake/value-formats.ts";

/** Formats simple enough to be seen through; the real ones are tested where they live. */
export const simpleFormats: ValueFormats = {
	email: (text) => (/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(text) ? text : null),
	phone: (text, country) => {
		const digits = text.replaceAll(/[ ()-]/g, "");
		if (/^\+44\d{10}$/.test(digits)) return { e164: digits, country: "GB" };
		return country === "GB" && /^0\d{10}$/.test(digits) ? { e164: `+44${digits.slice(1)}`, country } : null;
	},
	country: (text) => ({ gb: "GB", "united kingdom": "GB", de: "DE" })[text.toLowerCase()] ?? null,
	postalCode: (text, country) => (country === "GB" && !/^[A-Z]/.test(text) ? null : text),
	iban: () => null,
	paymentCard: () => null,
	nationalId: () => null,
	ipAddress: () => null,
	url: () => null,
};

export function mappingOf(imports: ImportKind, columns: ColumnMapping[], options?: SourceOptions): Mapping {
	return Mapping.parse({
		apiVersion: "segward/v1",
		kind: "Mapping",
		metadata: { name: "test" },
		spec: { imports, columns, options },
	});
}

export function field(
	no: number,
	kind: FieldKind,
	name: string,
	type: FieldType = "text",
	derivedFrom?: string,
): Field {
	return { no, kind, name, type, labels: [], description: "", confirmed: true, derivedFrom };
}

/** Runs rows of one mapping and tells what became of each. */
export function run(mapping: Mapping, fields: readonly Field[], rows: readonly (Cell | undefined)[][]) {
	const columns = mapping.spec.columns.map(({ column }) => column);
	const pipeline = createRowPipeline({ mapping, columns, fields, formats: simpleFormats });
	const rejections = rows.flatMap((cells, i) => pipeline.add({ rowNo: i + 1, cells }) ?? []);
	return { rejections, accepted: pipeline.take() };
}
