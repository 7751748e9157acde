import { z } from "zod";
import { pipelineIssue } from "./pipeline.ts";

/** One way to show a value without showing all of it. What none of them can be done to is hidden whole. */
export const MaskStep = z.discriminatedUnion("kind", [
	/** The value as it is, on one line of at most 80 characters. */
	z.strictObject({ kind: z.literal("keep") }),
	/** Nothing but that there is a value. */
	z.strictObject({ kind: z.literal("redact") }),
	/** `j•••@e•••.com` */
	z.strictObject({ kind: z.literal("email") }),
	/** The last digits of a number that has at least three times as many. */
	z.strictObject({ kind: z.literal("last"), shown: z.int().min(1).max(4) }),
	/** A card number as PCI DSS lets it be displayed: the last four digits, and at most the issuer's six or eight. */
	z.strictObject({ kind: z.literal("card"), issuer: z.union([z.literal(0), z.literal(6), z.literal(8)]).default(0) }),
	/** Country and last four characters. */
	z.strictObject({ kind: z.literal("iban") }),
	/** `A. M. C.` */
	z.strictObject({ kind: z.literal("initials") }),
	/** The first two characters of a postal code; nothing of another address. */
	z.strictObject({ kind: z.literal("postcode") }),
	/** The last two characters; an e-mail address as `email` does. */
	z.strictObject({ kind: z.literal("reference") }),
	z.strictObject({ kind: z.literal("year") }),
	z.strictObject({ kind: z.literal("month") }),
	/** The age in whole years on the day of reading, in bands of so many years; from 90 up one band. */
	z.strictObject({
		kind: z.literal("age-band"),
		years: z.union([z.literal(5), z.literal(10), z.literal(20)]).default(10),
	}),
	/** The network of an address: its first bits. */
	z.strictObject({
		kind: z.literal("network"),
		v4: z.union([z.literal(16), z.literal(24)]).default(16),
		v6: z.union([z.literal(32), z.literal(48)]).default(32),
	}),
	/** Coordinates to so many decimals (one is about ten kilometres); names of places as they are. */
	z.strictObject({ kind: z.literal("place"), decimals: z.int().min(0).max(2).default(1) }),
	/** A number to so many significant digits, such as `≈ 2000`. */
	z.strictObject({ kind: z.literal("significant"), digits: z.int().min(1).max(2).default(1) }),
	/** The band that a number is in, all of one width. */
	z.strictObject({ kind: z.literal("bucket"), width: z.number().positive().max(1e12) }),
	/** The band between two of these edges. */
	z.strictObject({
		kind: z.literal("bands"),
		edges: z.array(z.number()).min(1).max(50).refine(isAscending, "ascend"),
	}),
	/**
	 * A number with Laplace noise of this scale: always the same for one customer and value, whatever the purpose, so that
	 * looking again does not average it out. A mask, not differential privacy.
	 */
	z.strictObject({ kind: z.literal("noise"), scale: z.number().positive().max(1e12) }),
	/** A keyed hash: the same for the same value of a field within one purpose, unrelated in any other. */
	z.strictObject({ kind: z.literal("pseudonym") }),
	/**
	 * Other digits, or letters, in their places (FF1), the same for the same value of a field within one purpose. Values
	 * whose kind has fewer than a million, and those with other characters than separators between, are hidden whole.
	 */
	z.strictObject({ kind: z.literal("substitute"), alphabet: z.enum(["digits", "letters"]) }),
	/** SHA-256. Whoever can guess a value can check the guess: no anonymisation. */
	z.strictObject({ kind: z.literal("hash") }),
]);
export type MaskStep = z.infer<typeof MaskStep>;
export type MaskKind = MaskStep["kind"];
export const MASK_KINDS: readonly MaskKind[] = MaskStep.options.map(({ shape }) => shape.kind.value);

/** Steps one after another, each on what the one before left. */
export const Mask = z
	.array(MaskStep)
	.min(1)
	.max(4)
	.superRefine((steps, context) => {
		const issue = pipelineIssue(steps);
		if (issue) context.addIssue({ code: "custom", path: [issue.index, "kind"], message: issue.message });
	})
	.readonly();
export type Mask = readonly MaskStep[];

export const REDACTED: Mask = [{ kind: "redact" }];
export const KEPT: Mask = [{ kind: "keep" }];

function isAscending(edges: readonly number[]): boolean {
	return edges.every((edge, at) => at === 0 || edge > (edges[at - 1] ?? edge));
}
