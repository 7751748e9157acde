import { SegmentDocument } from "../../../core/segments/segment-document.ts";
import type { SegmentRecord } from "../../../core/segments/segment-record.ts";
import type { ControlStore } from "../../../ports/control-store.ts";
import type { Services } from "../../services.ts";

/**
 * Ids of all who had a hand in what waits for approval: authors of every version since the one that counts, those who
 * asked for its review, and the owners named in any of it, before and after.
 */
export async function contributorsTo(
	store: ControlStore,
	ownerIds: ReadonlyMap<string, string>,
	workspaceId: string,
	record: SegmentRecord,
): Promise<Set<string>> {
	const contributors = new Set<string>();
	for (const { version, authorId, spec } of await store.segments.versions(workspaceId, record.id)) {
		const isOfChange = !record.approved || version > record.version;
		if (isOfChange && authorId !== undefined) contributors.add(authorId);
		if (!isOfChange && version !== record.version) continue;
		const ownerId = ownerIds.get(ownerIn(spec));
		if (ownerId !== undefined) contributors.add(ownerId);
	}
	for (const { version, requestedById } of await store.segmentReviews.list(workspaceId, record.no)) {
		if (!record.approved || version > record.version) contributors.add(requestedById);
	}
	return contributors;
}

/** Ids of the people whose e-mail address a version of this segment names as owner, by that address. */
export async function ownerIdsOf(
	{ store, people }: Pick<Services, "store" | "people">,
	workspaceId: string,
	record: SegmentRecord,
): Promise<Map<string, string>> {
	const owners = (await store.segments.versions(workspaceId, record.id)).map(({ spec }) => ownerIn(spec));
	const ids = new Map<string, string>();
	for (const owner of new Set(owners)) {
		const person = await people.findByEmail(owner);
		if (person !== undefined) ids.set(owner, person.id);
	}
	return ids;
}

function ownerIn(spec: unknown): string {
	return SegmentDocument.parse(spec).metadata.owner.toLowerCase();
}
