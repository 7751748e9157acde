import type { FieldType } from "../../../core/catalogue/field.ts";

/** Engine type of a bound value that is compared with a value of this type. */
export const STORED_TYPE: Readonly<Record<FieldType, string>> = {
	text: "String",
	integer: "Int64",
	decimal: "Decimal(18, 6)",
	float: "Float64",
	boolean: "Bool",
	date: "Date32",
	timestamp: "DateTime64(3, 'UTC')",
	"text-list": "Array(String)",
};

/** As `STORED_TYPE` for what may be a sum: it needs more digits than the values it adds. */
export const SUMMED_TYPE: Readonly<Record<FieldType, string>> = {
	...STORED_TYPE,
	integer: "Int128",
	decimal: "Decimal(38, 6)",
};

/** What a field reads as in a table that lacks its column: missing for every row. */
export function missingColumn(type: FieldType): string {
	return type === "text-list" ? "CAST([], 'Array(String)')" : `CAST(NULL, 'Nullable(${quotable(STORED_TYPE[type])})')`;
}

/** The name of a type inside the quotes of a CAST. */
export function quotable(type: string): string {
	return type.replaceAll("'", "\\'");
}
