import type { FieldType } from "../../../core/catalogue/field.ts";
import type { ReadRows } from "../../../core/privacy/extract/make-extract.ts";
import type { ExtractedGroups } from "../../../ports/extract-reader.ts";

/** Groups as they were read, with what their columns are. */
export function named(
	{ columns, counts, rows }: ExtractedGroups,
	fields: readonly { name: string; type: FieldType }[],
): ReadRows {
	return {
		columns: columns.map((column, at) => ({
			...column,
			field: fields[at]?.name ?? "",
			type: fields[at]?.type ?? "text",
		})),
		counts,
		rows,
	};
}
