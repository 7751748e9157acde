import type { Principal } from "../../core/access/principal.ts";

/** Whole seconds since this session proved a second factor; undefined where it never did, or in a future of a set-back clock. */
export function secondFactorAgeSeconds({ secondFactorAtMs }: Principal, nowMs: number): number | undefined {
	if (secondFactorAtMs === undefined || secondFactorAtMs > nowMs) return undefined;
	return Math.floor((nowMs - secondFactorAtMs) / 1000);
}
