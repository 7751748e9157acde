import { SegwardError } from "../../../core/error/segward-error.ts";
import { SegmentDocument } from "../../../core/segments/segment-document.ts";
import type { SegmentRecord } from "../../../core/segments/segment-record.ts";
import type { ControlStore } from "../../../ports/control-store.ts";

/** The document of the newest version, which may only wait beside the one that counts. */
export async function newestSpec(store: ControlStore, workspaceId: string, record: SegmentRecord): Promise<unknown> {
	if (record.newestVersion === record.version) return record.spec;
	const versions = await store.segments.versions(workspaceId, record.id);
	return versions.find(({ version }) => version === record.newestVersion)?.spec;
}

export async function newestDocument(
	store: ControlStore,
	workspaceId: string,
	record: SegmentRecord,
): Promise<SegmentDocument> {
	return SegmentDocument.parse(await newestSpec(store, workspaceId, record));
}

/** @throws SegwardError `version-outdated` where another version is the newest. */
export function refuseOtherVersion(record: SegmentRecord, version: number): void {
	if (record.newestVersion === version) return;
	throw new SegwardError("version-outdated", {
		detail: `Version ${version} of ${record.name} is not its newest, which is ${record.newestVersion}.`,
		hint: "Look at the newest version, then decide about that one.",
	});
}

/** Takes back the open request for review, if there is one: what it asked for is no longer the newest, or no longer wanted. */
export async function withdrawReview(
	store: ControlStore,
	workspaceId: string,
	record: SegmentRecord,
	at: string,
): Promise<void> {
	if (record.review !== "in-review") return;
	const decision = { state: "withdrawn", decidedAt: at, selfApproved: false } as const;
	await store.segmentReviews.settle(workspaceId, record.no, record.newestVersion, decision);
}
