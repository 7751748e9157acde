import { z } from "zod";

/** Why no size is shown. None of them depends on how many customers there are. */
export const WithheldReason = z.enum(["names-people", "ranks", "budget", "not-published"]);
export type WithheldReason = z.infer<typeof WithheldReason>;

/** An audience size that may be shown. */
export const ProtectedSize = z.discriminatedUnion("kind", [
	/** Only for those whom a policy lets see exact sizes (`size:exact`). */
	z.object({ kind: z.literal("exact"), value: z.int().nonnegative() }),
	/** Noise was added: in 95 of 100 cases the true size is no further away than `plusMinus`. */
	z.object({
		kind: z.literal("about"),
		value: z.int().nonnegative(),
		plusMinus: z.int().positive(),
		/** When it was measured, where that was earlier than what it stands beside. */
		since: z.iso.datetime().optional(),
	}),
	z.object({ kind: z.literal("below"), threshold: z.int().positive() }),
	z.object({ kind: z.literal("withheld"), reason: WithheldReason }),
]);
export type ProtectedSize = z.infer<typeof ProtectedSize>;

/** Smallest size that is shown, unless the installation sets another. */
export const DEFAULT_SIZE_THRESHOLD = 20;

/** A size as those see it who may see exact ones; below the threshold hidden all the same, zero included. */
export function protectSize(exactSize: number, threshold: number): ProtectedSize {
	return exactSize < threshold ? { kind: "below", threshold } : { kind: "exact", value: exactSize };
}

/** The threshold is applied to what noise has made of a size, never to the size itself. */
export function aboutSize(
	noisy: { value: number; plusMinus: number; since?: string },
	threshold: number,
): ProtectedSize {
	return noisy.value < threshold ? { kind: "below", threshold } : { kind: "about", ...noisy };
}

/** The number in a size, where there is one to draw or sort by. */
export function shownNumber(size: ProtectedSize): number | undefined {
	return size.kind === "exact" || size.kind === "about" ? size.value : undefined;
}
