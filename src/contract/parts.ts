import { z } from "zod";

/** Name of a segment, trait, list or mapping, as used in addresses. */
export const ResourceName = z
	.string()
	.regex(
		/^[a-z0-9][a-z0-9._-]{0,99}$/,
		"lower-case letters, digits, '.', '_' or '-'; starts with a letter or digit; at most 100",
	);

export const NameParams = z.object({ name: ResourceName });

/** Id of an import or token. */
export const RecordId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, "letters, digits, '_' or '-'; at most 64");

export const IdParams = z.object({ id: RecordId });

/** A document whose own schema and checker give the precise errors. */
export const Document = z.record(z.string(), z.unknown());

/** A whole number that may arrive as text in a query. */
export function wholeNumber(min: number, max: number) {
	return z.coerce.number<number | string>().int().min(min).max(max);
}

/** A yes or no that may arrive as text in a query. */
export function yesOrNo() {
	return z.union([z.boolean(), z.stringbool({ truthy: ["true"], falsy: ["false"] })]);
}

/** `cursor` is what the previous page returned; it has no meaning of its own. */
export const PageQuery = z.object({
	cursor: z.string().min(1).max(200).optional(),
	limit: wholeNumber(1, 500).default(50),
});

/** One page of a listing; no cursor on the last page. */
export function pageOf<T extends z.ZodType>(item: T) {
	return z.object({ items: z.array(item), cursor: z.string().optional() });
}

export function allOf<T extends z.ZodType>(item: T) {
	return z.object({ items: z.array(item) });
}

const [EARLIEST_MS, END_MS] = [Date.UTC(1900, 0), Date.UTC(2300, 0)];

/** The years that dates and times can have everywhere in Segward. */
export const Instant = z.iso
	.datetime({ offset: true })
	.refine(
		(text) => Date.parse(text) >= EARLIEST_MS && Date.parse(text) < END_MS,
		"an instant lies between 1900 and 2299",
	);

/** Masked or derived text of each field; null where the customer has no value. */
export const MaskedValues = z.record(z.string(), z.union([z.string(), z.array(z.string()), z.null()]));

/** A customer as anyone outside may see it. */
export const MaskedCustomer = z.object({ pseudonym: z.string(), values: MaskedValues });

/** One problem of a document, with its place and, where known, the fix. */
export const Issue = z.object({
	path: z.string().optional(),
	column: z.string().optional(),
	message: z.string(),
	hint: z.string().optional(),
	severity: z.enum(["error", "warning"]).default("error"),
});
