import { type ProtectedSize, shownNumber } from "../../../core/privacy/protected-size.ts";

/** Puts sizes in order; hidden ones come below every shown one. */
export function sizeOrder(size: ProtectedSize): number {
	return shownNumber(size) ?? -1;
}
