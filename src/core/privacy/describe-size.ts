import type { ProtectedSize } from "./protected-size.ts";

/** `1234` or `fewer than 20`. */
export function describeSize(size: ProtectedSize): string {
	return size.kind === "exact" ? size.value.toLocaleString("en-GB") : `fewer than ${size.threshold}`;
}
