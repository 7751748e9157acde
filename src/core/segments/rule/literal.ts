import { z } from "zod";

/** A value as written in a rule. Dates and instants are text; exact numbers beyond 2^53 may be written as text. */
export const Literal = z.union([z.string().max(1000), z.number(), z.boolean()], {
	error: "a value is text, a number, true or false",
});
export type Literal = z.infer<typeof Literal>;

const LONGEST_SET = 10_000;

/** A set of values to compare with. Longer sets belong into an imported list. */
export const LiteralSet = z
	.array(Literal)
	.min(1, "an empty set fits nobody; name at least one value")
	.max(LONGEST_SET, "a set has at most 10,000 values; import a list for more");
