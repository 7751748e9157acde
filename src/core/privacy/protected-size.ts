import { z } from "zod";

/** An audience size that may be shown: exact from the threshold up, otherwise only "fewer than". */
export const ProtectedSize = z.discriminatedUnion("kind", [
	z.object({ kind: z.literal("exact"), value: z.int().nonnegative() }),
	z.object({ kind: z.literal("below"), threshold: z.int().positive() }),
]);
export type ProtectedSize = z.infer<typeof ProtectedSize>;

/** Smallest size that is shown, unless the installation sets another. */
export const DEFAULT_SIZE_THRESHOLD = 20;

/** Hides a size below the threshold, zero included: "nobody" is an answer about somebody too. */
export function protectSize(exactSize: number, threshold: number): ProtectedSize {
	return exactSize < threshold ? { kind: "below", threshold } : { kind: "exact", value: exactSize };
}
