import type { Principal } from "../../core/access/principal.ts";
import { isSensitive } from "../../core/catalogue/label-policy.ts";
import type { EntityReference, ResourceAttributes } from "../../ports/policy-engine.ts";
import { labelsOfSegment } from "../segments/labels-of-segment.ts";
import { documentOf } from "../segments/segment-view.ts";
import type { Services } from "../services.ts";
import type { GuardedAct } from "./record-act.ts";

type Deps = Pick<Services, "store">;
type Reader = (deps: Deps, workspaceId: string, id: string) => Promise<ResourceAttributes | undefined>;

const READERS: Readonly<Record<string, Reader>> = {
	async Segment({ store }, workspaceId, name) {
		const record = await store.segments.findByName(workspaceId, name);
		if (record === undefined) return undefined;
		const { metadata, spec } = documentOf(record);
		return {
			owner: metadata.owner,
			purpose: spec.purpose,
			state: record.state,
			labels: await labelsOfSegment(store, workspaceId, spec.rule),
			team: reference("Team", metadata.team),
			author: reference("Person", record.authorId),
		};
	},
	/** Fields of several kinds may share a name: what holds for one of them holds for all here. */
	async Field({ store }, workspaceId, name) {
		const fields = (await store.fields.list(workspaceId)).filter((one) => one.name === name);
		if (fields.length === 0) return undefined;
		const labels = [...new Set(fields.flatMap((one) => one.labels))];
		return { labels, sensitive: isSensitive(labels) };
	},
	async Import({ store }, workspaceId, id) {
		const found = await store.imports.find(workspaceId, id);
		return found && { kind: found.kind, state: found.state };
	},
	async Token({ store }, workspaceId, id) {
		const found = (await store.tokens.list(workspaceId)).find((one) => one.id === id);
		return found && { owner: reference("Person", found.ownerId) };
	},
};

/** What policies can say of the thing that an act concerns. */
export function resourceAttributes(deps: Deps) {
	return async (
		{ workspaceId }: Principal,
		{ resourceKind, resourceId }: GuardedAct,
	): Promise<ResourceAttributes | undefined> =>
		Object.hasOwn(READERS, resourceKind) ? READERS[resourceKind]?.(deps, workspaceId, resourceId) : undefined;
}

function reference(entity: EntityReference["entity"], id: string | undefined): EntityReference | undefined {
	return id === undefined ? undefined : { entity, id };
}
