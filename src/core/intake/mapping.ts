import { z } from "zod";
import { FieldName, FieldType, Label } from "../catalogue/field.ts";
import { ValueFormat } from "../catalogue/value-format.ts";
import { ImportKind } from "./import-record.ts";

/** Order of day, month and year in dates that are not ISO 8601; ISO dates are always understood. */
export const DateOrder = z.enum(["ymd", "dmy", "mdy"]);
export type DateOrder = z.infer<typeof DateOrder>;

export { ValueFormat };

const columnName = z.string().min(1).max(500);
const checks = {
	required: z.boolean().optional(),
	/** Inclusive; numbers, or ISO dates for dates and timestamps. */
	min: z.union([z.number(), z.string()]).optional(),
	max: z.union([z.number(), z.string()]).optional(),
	/** Most characters of a text. */
	maxLength: z.int().positive().max(65_535).optional(),
	allowed: z.array(z.string()).min(1).max(1_000).optional(),
	labels: z.array(Label).optional(),
	description: z.string().max(500).optional(),
};

/** What one column of the file becomes. Columns that no entry names are ignored. */
export const ColumnMapping = z.discriminatedUnion("role", [
	z.strictObject({
		column: columnName,
		role: z.literal("external-id"),
		/** Ids are whole numbers, whatever a spreadsheet made of them: `17850.0` is `17850`. */
		integer: z.boolean().optional(),
	}),
	z.strictObject({
		column: columnName,
		role: z.literal("identifier"),
		field: FieldName,
		format: ValueFormat.optional(),
		...checks,
	}),
	z.strictObject({
		column: columnName,
		role: z.literal("attribute"),
		field: FieldName,
		type: FieldType,
		format: ValueFormat.optional(),
		...checks,
	}),
	z.strictObject({
		column: columnName,
		role: z.literal("property"),
		field: FieldName,
		type: FieldType,
		format: ValueFormat.optional(),
		...checks,
	}),
	z.strictObject({ column: columnName, role: z.literal("time") }),
	z.strictObject({ column: columnName, role: z.literal("event-name") }),
	z.strictObject({ column: columnName, role: z.literal("message-id") }),
	z.strictObject({ column: columnName, role: z.literal("ignore") }),
]);
export type ColumnMapping = z.infer<typeof ColumnMapping>;

export const SourceOptions = z.strictObject({
	/** CSV: one character, `tab` for the tabulator; absent: detected. */
	delimiter: z.string().min(1).max(3).optional(),
	/** WHATWG encoding label, such as `utf-8`, `utf-16le`, `windows-1252`; absent: detected. */
	encoding: z.string().max(40).optional(),
	/** CSV without a header row: columns are then called `column1`, `column2` … */
	header: z.boolean().optional(),
	/** Texts that mean "no value", compared after trimming, ignoring case; replaces the default list. */
	nulls: z.array(z.string().max(40)).max(50).optional(),
	dateOrder: DateOrder.optional(),
	/** `,` for 1.234,56 */
	decimalSeparator: z.enum([".", ","]).optional(),
	/** IANA zone of times written without one; default UTC. */
	timeZone: z.string().max(60).optional(),
	/** ISO 3166-1 alpha-2, for phones and postal codes in national notation. */
	defaultCountry: z.string().length(2).optional(),
	/** Column whose country rules phones and postal codes of the same row. */
	countryColumn: columnName.optional(),
	/** Events of customers that are not known yet; default `create`. */
	unknownCustomers: z.enum(["create", "quarantine"]).optional(),
	/**
	 * Customers of a file without an id column: its first row becomes `row-1`, and so on. The same file gives the same
	 * ids again; rows of another such file would be taken for the same customers.
	 */
	externalId: z.literal("row-number").optional(),
	/** Name of all events, where no column holds it. */
	eventName: z.string().min(1).max(200).optional(),
	/** What to do with text that a spreadsheet would run as a formula, or that holds HTML or script; default `quarantine`. */
	activeContent: z.enum(["quarantine", "keep-as-text"]).optional(),
});
export type SourceOptions = z.infer<typeof SourceOptions>;

/** A mapping document, as YAML or JSON. */
export const Mapping = z.strictObject({
	apiVersion: z.literal("segward/v1"),
	kind: z.literal("Mapping"),
	metadata: z.strictObject({ name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/) }),
	spec: z.strictObject({
		imports: ImportKind,
		options: SourceOptions.optional(),
		columns: z.array(ColumnMapping).min(1).max(2_000),
	}),
});
export type Mapping = z.infer<typeof Mapping>;
