import type { SegmentRecord } from "../../../core/segments/segment-record.ts";
import { segmentAttributes } from "../../access/resource-attributes.ts";
import type { Call } from "../../call.ts";
import type { Services } from "../../services.ts";
import { documentShower } from "../shown-document.ts";
import { approvalAttributes } from "./approval-attributes.ts";
import { approvalRequired } from "./approval-required.ts";

/** Where a segment stands between its authors and those who let it through, as its page shows it to the caller. */
export async function approvalOf(services: Services, call: Call, record: SegmentRecord) {
	const { store } = services;
	const { workspaceId, principal } = call;
	const reviews = await store.segmentReviews.list(workspaceId, record.no);
	const counted = reviews.find(({ state, version }) => state === "approved" && version === record.version);
	const request = reviews.find(({ version }) => version === record.newestVersion);
	return {
		required: await approvalRequired(services, principal),
		approved: record.approved,
		review: record.review,
		newestVersion: record.newestVersion,
		/** How the version that counts came to count; absent where nobody had to let it through. */
		approval: record.approved ? counted : undefined,
		request: record.review === undefined ? undefined : request,
		proposal: record.newestVersion === record.version ? undefined : await proposalOf(services, call, record),
		you: record.review === "in-review" ? await mayDecide(services, call, record) : undefined,
	};
}

async function proposalOf(services: Services, call: Call, record: SegmentRecord) {
	const versions = await services.store.segments.versions(call.workspaceId, record.id);
	const newest = versions.find(({ version }) => version === record.newestVersion);
	if (newest === undefined) return undefined;
	const shown = await documentShower(services, call);
	const { version, author, createdAt, spec } = newest;
	return { version, author, createdAt, document: shown(spec) };
}

/** `approve`: the caller may let it through; `self-approve`: also, since nobody else could; absent: may not. */
async function mayDecide(services: Services, call: Call, record: SegmentRecord) {
	const { principal, workspaceId } = call;
	const known = await segmentAttributes(services, workspaceId, record);
	const resource = await approvalAttributes(services, principal, record, known);
	const asked = { principal, action: "segment:approve", resourceKind: "Segment", resourceId: record.name, resource };
	if (!services.policies.decide({ ...asked, secondFactorAgeSeconds: 0 }).allowed) return "nothing" as const;
	return resource.nobodyElse === undefined ? ("approve" as const) : ("self-approve" as const);
}
