import { z } from "zod";
import { aboutSize, type ProtectedSize, WithheldReason } from "../protected-size.ts";

/** What everyone may see of a size, as it is kept. */
export const PublishedSize = z.discriminatedUnion("kind", [
	z.object({
		kind: z.literal("noisy"),
		/** May be negative: the threshold is applied when it is shown. */
		value: z.int(),
		plusMinus: z.int().positive(),
		/** When it was measured: an earlier one stays while the budget for publications is used up. */
		at: z.iso.datetime(),
	}),
	z.object({ kind: z.literal("withheld"), reason: WithheldReason }),
]);
export type PublishedSize = z.infer<typeof PublishedSize>;

/**
 * A published size as it is shown.
 *
 * @param beside when the record that it stands beside was made.
 */
export function showPublished(published: PublishedSize | undefined, threshold: number, beside?: string): ProtectedSize {
	if (published === undefined) return { kind: "withheld", reason: "not-published" };
	if (published.kind === "withheld") return published;
	const { value, plusMinus, at } = published;
	return aboutSize({ value, plusMinus, ...(beside !== undefined && at < beside ? { since: at } : {}) }, threshold);
}
