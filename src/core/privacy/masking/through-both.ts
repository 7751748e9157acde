import type { FieldType } from "../../catalogue/field.ts";
import { effective, followsFrom } from "./coarser.ts";
import type { ShownAs } from "./compile-mask.ts";
import type { Mask } from "./mask.ts";
import { HIDDEN, isShortened } from "./safe-line.ts";

/** Which of two masks shows no more than either; `neither` where each shows something that the other does not. */
export type StricterMask = "own" | "other" | "neither";

export function stricterMask(own: Mask, other: Mask, type: FieldType): StricterMask {
	if (followsFrom(own, other, type)) return "own";
	return followsFrom(other, own, type) ? "other" : "neither";
}

/** A mask, made ready for a field. */
export interface ReadyMask {
	mask: Mask;
	shownAs: ShownAs;
}

/**
 * How a value looks to somebody else, for the eyes of whoever sees it through `own`: what comes out follows from what `own`
 * shows, so that nothing is learned by it, whatever the other mask is. Where the two masks show different things, nothing.
 */
export function shownThroughBoth(own: ReadyMask, other: ReadyMask, type: FieldType): ShownAs {
	switch (stricterMask(own.mask, other.mask, type)) {
		case "own":
			return own.shownAs;
		case "other": {
			const ownShowsAll = effective(own.mask).length === 0;
			return (value, customer) => {
				const seen = own.shownAs(value, customer);
				if (seen === "" || seen === HIDDEN) return seen;
				if (isShortened(seen)) return HIDDEN;
				return other.shownAs(ownShowsAll ? seen : value, customer);
			};
		}
		case "neither":
			return (value, customer) => (own.shownAs(value, customer) === "" ? "" : HIDDEN);
	}
}
