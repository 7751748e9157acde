import type { Call } from "../call.ts";
import type { FieldAccess } from "../catalogue/field-access.ts";
import { mayAct } from "../may-act.ts";
import { fieldsOfRule } from "../segments/fields-of-rule.ts";
import { documentOf } from "../segments/segment-view.ts";
import type { Services } from "../services.ts";
import type { MaskedFields } from "./masked-fields.ts";
import { fieldToldByMembership } from "./told-fields.ts";

/** Segments looked through; by name. */
const MOST_SEGMENTS = 200;

export interface MembershipView {
	name: string;
	title: string;
	asOf: string;
}

/**
 * The segments that a customer was in at their newest refresh. Left out is what would tell the value of a field that the
 * caller may not see, or more of it than a masking rule shows him.
 *
 * @param calls of the caller, and of whoever else has to be allowed to see segments.
 */
export async function visibleMemberships(
	services: Services,
	calls: readonly [own: Call, ...others: Call[]],
	masked: MaskedFields,
	access: FieldAccess,
	customerKey: number,
): Promise<MembershipView[]> {
	if (!calls.every((call) => mayAct(services, call, "segment:list", "Segment"))) return [];
	const { store, engine } = services;
	const { workspaceId } = calls[0];
	const refreshes = new Map((await store.refreshes.latestDone(workspaceId)).map((one) => [one.segmentNo, one]));
	const segments = (await store.segments.all(workspaceId)).filter(
		({ no, state }) => state === "active" && refreshes.has(no),
	);
	const found: MembershipView[] = [];
	for (const segment of segments.slice(0, MOST_SEGMENTS)) {
		const refresh = refreshes.get(segment.no);
		if (refresh === undefined) continue;
		const { rule, purpose, title } = documentOf(segment).spec;
		const used = await fieldsOfRule(store, workspaceId, rule);
		if (used.some(({ labels }) => !access("field:see", labels, purpose))) continue;
		if (await fieldToldByMembership(store, { workspaceId, rule, masked })) continue;
		const membership = { segmentNo: segment.no, refreshNo: refresh.no };
		if (await engine.isMember(workspaceId, membership, customerKey)) {
			found.push({ name: segment.name, title, asOf: refresh.asOf });
		}
	}
	return found;
}
