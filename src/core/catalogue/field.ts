import { z } from "zod";
import { ValueFormat } from "./value-format.ts";

/**
 * The types a value can have once it is inside Segward.
 * `decimal` is exact (18 digits, 6 of them after the point); `float` is a 64-bit measurement and inexact in sums.
 * `timestamp` has milliseconds and is kept in UTC; `text-list` is an ordered list of texts.
 */
export const FieldType = z.enum(["text", "integer", "decimal", "float", "boolean", "date", "timestamp", "text-list"]);
export type FieldType = z.infer<typeof FieldType>;

/** What a field reveals about a person; decides who may use, see and release it. */
export const Label = z.enum([
	"external-id",
	"email",
	"phone",
	"name",
	"address",
	"birth-date",
	"payment-card",
	"iban",
	"national-id",
	"ip-address",
	"location",
	"online-id",
	"special-category",
	"financial",
	"behavioural",
	"demographic",
	"minor",
	"free-text",
	"secret",
	"internal",
]);
export type Label = z.infer<typeof Label>;

/** Identifiers live in the vault; attributes describe a customer; properties describe an event. */
export const FieldKind = z.enum(["identifier", "attribute", "property"]);
export type FieldKind = z.infer<typeof FieldKind>;

/** Machine name of a field: lower or upper case letters, digits, `_`, `-`, `.`; starts with a letter. */
export const FieldName = z
	.string()
	.regex(/^\p{L}[\p{L}\p{N}_.-]{0,63}$/u, "starts with a letter; then letters, digits, '_', '-' or '.'; at most 64");

/** One field of the catalogue. `no` is its stable number: engine columns are named by it, never by user text. */
export const Field = z.object({
	no: z.int().positive(),
	kind: FieldKind,
	name: FieldName,
	type: FieldType,
	labels: z.array(Label),
	/** Identifiers: the format whose normal form the blind index is made of; the first import decides, once and for all. */
	format: ValueFormat.optional(),
	description: z.string().max(500),
	/** False until a person has confirmed the proposed labels. */
	confirmed: z.boolean(),
	/** Set on attributes that intake derives from an identifier, such as the domain of an e-mail address. */
	derivedFrom: FieldName.optional(),
	/** Protected share of customers (or events) with a value, 0 to 1; absent before the first import. */
	completeness: z.number().min(0).max(1).optional(),
	/** Approximate number of distinct values; absent before the first import, and where fewer than the threshold have one. */
	distinctCount: z.int().nonnegative().optional(),
	lastSeenAt: z.iso.datetime().optional(),
});
export type Field = z.infer<typeof Field>;
