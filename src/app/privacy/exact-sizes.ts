import { secondFactorAgeSeconds } from "../access/second-factor-age.ts";
import type { Call } from "../call.ts";
import type { Services } from "../services.ts";

/** No door has it: doors ask for it about each size that they show. */
export const EXACT_SIZE_ACTION = "size:exact";

/** What a policy can say of the segment whose size it is. */
export interface SizedSegment {
	purpose: string;
	owner: string;
	state?: string;
	team?: string;
}

/** Whether the caller may see the exact size of a segment, or without one, of everything. */
export type ExactSizes = (segment?: SizedSegment) => boolean;

/** How sizes of one thing are shown to the caller. */
export interface SizeView {
	exact: boolean;
	threshold: number;
}

/** How the caller sees the size of each segment; without one, of everything. */
export function sizeViews(
	services: Pick<Services, "policies" | "clock" | "settings">,
	call: Pick<Call, "principal" | "from">,
): (segment?: SizedSegment) => SizeView {
	const exact = exactSizes(services, call);
	const threshold = services.settings.sizeThreshold;
	return (segment) => ({ exact: exact(segment), threshold });
}

/** The decisions of one request, one for each kind of segment. */
export function exactSizes(
	{ policies, clock }: Pick<Services, "policies" | "clock">,
	{ principal, from }: Pick<Call, "principal" | "from">,
): ExactSizes {
	const decided = new Map<string, boolean>();
	return (segment) => {
		const { purpose, owner, state, team } = segment ?? {};
		const key = JSON.stringify([purpose, owner, state, team]);
		const known = decided.get(key);
		if (known !== undefined) return known;
		const { allowed } = policies.decide({
			principal,
			action: EXACT_SIZE_ACTION,
			resourceKind: "Segment",
			resourceId: segment === undefined ? "*" : "segment",
			...(segment === undefined
				? {}
				: { resource: { purpose, owner, state, team: team === undefined ? undefined : { entity: "Team", id: team } } }),
			purpose,
			secondFactorAgeSeconds: secondFactorAgeSeconds(principal, clock.now()),
			from,
		});
		decided.set(key, allowed);
		return allowed;
	};
}
