import type { Principal } from "../../../core/access/principal.ts";
import type { SegmentRecord } from "../../../core/segments/segment-record.ts";
import type { EntityReference, ResourceAttributes } from "../../../ports/policy-engine.ts";
import type { Services } from "../../services.ts";
import { authorOf } from "../author-of.ts";
import { approversIn } from "./approvers.ts";
import { contributorsTo, ownerIdsOf } from "./contributors.ts";

/**
 * What policies about approval can say beside what is known of every segment: who had a hand in the change, and whether
 * `nobodyElse` could approve it.
 */
export async function approvalAttributes(
	services: Pick<Services, "store" | "people" | "policies" | "register">,
	principal: Principal,
	record: SegmentRecord,
	known: ResourceAttributes,
): Promise<ResourceAttributes> {
	const { store } = services;
	const { workspaceId } = principal;
	const owners = await ownerIdsOf(services, workspaceId, record);
	const ids = await contributorsTo(store, owners, workspaceId, record);
	const contributors = [...ids].map((id): EntityReference => ({ entity: "Person", id }));
	const attributes = { ...known, contributors };
	if (!ids.has(authorOf(principal).id)) return attributes;
	const others = await approversIn(services, workspaceId, attributes);
	return { ...attributes, nobodyElse: others.length === 0 };
}
