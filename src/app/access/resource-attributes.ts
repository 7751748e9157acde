import type { Principal } from "../../core/access/principal.ts";
import type { Label } from "../../core/catalogue/field.ts";
import { isSensitive } from "../../core/catalogue/label-policy.ts";
import type { SegmentRecord } from "../../core/segments/segment-record.ts";
import type { EntityReference, ResourceAttributes } from "../../ports/policy-engine.ts";
import { reviewAttributes } from "../audit/reviews/reviewers.ts";
import { approvalAttributes } from "../segments/approval/approval-attributes.ts";
import { labelsOfRule } from "../segments/fields-of-rule.ts";
import { documentOf } from "../segments/segment-view.ts";
import type { Services } from "../services.ts";
import type { GuardedAct } from "./record-act.ts";

type Deps = Pick<Services, "store" | "people" | "policies" | "register">;
type Reader = (deps: Deps, principal: Principal, wanted: GuardedAct) => Promise<ResourceAttributes | undefined>;

const READERS: Readonly<Record<string, Reader>> = {
	async Segment(deps, principal, { action, resourceId }) {
		const record = await deps.store.segments.findByName(principal.workspaceId, resourceId);
		if (record === undefined) return undefined;
		const known = await segmentAttributes(deps, principal.workspaceId, record);
		return APPROVING.has(action) ? approvalAttributes(deps, principal, record, known) : known;
	},
	/** Fields of several kinds may share a name: what holds for one of them holds for all here. */
	async Field({ store }, { workspaceId }, { resourceId }) {
		const fields = (await store.fields.list(workspaceId)).filter((one) => one.name === resourceId);
		return fields.length === 0 ? undefined : fieldAttributes(fields.flatMap((one) => one.labels));
	},
	async Import({ store }, { workspaceId }, { resourceId }) {
		const found = await store.imports.find(workspaceId, resourceId);
		return found && { kind: found.kind, state: found.state };
	},
	async Extract({ store }, { workspaceId }, { resourceId }) {
		const found = await store.extracts.find(workspaceId, resourceId);
		return found && { segment: found.segment, purpose: found.purpose, state: found.state };
	},
	async BreakGlass({ store }, { workspaceId }, { resourceId }) {
		const found = await store.breakGlass.find(workspaceId, resourceId);
		return found && { person: reference("Person", found.personId) };
	},
	async AuditReview(deps, principal, { resourceId }) {
		const found = await deps.store.auditReviews.find(principal.workspaceId, resourceId);
		return found && reviewAttributes(deps, principal, found);
	},
	async Token({ store }, { workspaceId }, { resourceId }) {
		const found = (await store.tokens.list(workspaceId)).find((one) => one.id === resourceId);
		return found && { owner: reference("Person", found.ownerId) };
	},
};

/** Acts that ask who had a hand in a change. */
const APPROVING: ReadonlySet<string> = new Set(["segment:approve"]);

/** What policies can say of the thing that an act concerns. */
export function resourceAttributes(deps: Deps) {
	return async (principal: Principal, wanted: GuardedAct): Promise<ResourceAttributes | undefined> =>
		Object.hasOwn(READERS, wanted.resourceKind) ? READERS[wanted.resourceKind]?.(deps, principal, wanted) : undefined;
}

export function fieldAttributes(labels: readonly Label[]): ResourceAttributes {
	return { labels: [...new Set(labels)], sensitive: isSensitive(labels) };
}

export async function segmentAttributes(
	{ store }: Pick<Services, "store">,
	workspaceId: string,
	record: SegmentRecord,
): Promise<ResourceAttributes> {
	const { metadata, spec } = documentOf(record);
	return {
		owner: metadata.owner,
		purpose: spec.purpose,
		state: record.state,
		labels: await labelsOfRule(store, workspaceId, spec.rule),
		team: reference("Team", metadata.team),
		author: reference("Person", record.authorId),
	};
}

function reference(entity: EntityReference["entity"], id: string | undefined): EntityReference | undefined {
	return id === undefined ? undefined : { entity, id };
}
