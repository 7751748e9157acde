import type { ProtectedSize } from "../../../core/privacy/protected-size.ts";

/** Puts sizes in order; hidden ones come below every shown one. */
export function sizeOrder(size: ProtectedSize): number {
	return size.kind === "exact" ? size.value : -1;
}
