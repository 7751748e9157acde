import type { Call } from "../call.ts";
import { mayAct } from "../may-act.ts";
import { authorOf } from "../segments/author-of.ts";
import type { Services } from "../services.ts";
import { type Attention, aboutSegments, type SegmentsNow } from "./attention.ts";

/** What others asked to have approved; not one's own requests. */
export async function segmentsInReview(services: Services, call: Call, { waiting }: SegmentsNow): Promise<Attention[]> {
	if (!mayAct(services, call, "segment:approve", "Segment")) return [];
	const inReview = waiting.filter(({ review }) => review === "in-review");
	const requests = await Promise.all(
		inReview.map(({ no }) => services.store.segmentReviews.open(call.workspaceId, no)),
	);
	const me = authorOf(call.principal).id;
	const others = inReview.filter((_, at) => requests[at] !== undefined && requests[at]?.requestedById !== me);
	const [first] = others;
	if (first === undefined) return [];
	const one = others.length === 1;
	return [
		{
			kind: "segment-in-review",
			title: one ? `Waits for approval: ${first.title}` : `${others.length} segments wait for approval`,
			detail: "Look at what changed, then approve it or return it with a reason.",
			count: others.length,
			link: one ? `/segments/${first.name}` : "/segments?state=in-review",
		},
	];
}

/** What came back to whoever asked for it. */
export async function returnedSegments(
	{ store }: Services,
	call: Call,
	{ waiting }: SegmentsNow,
): Promise<Attention[]> {
	const returned = waiting.filter(({ review }) => review === "returned");
	const me = authorOf(call.principal).id;
	const newest = await Promise.all(returned.map(({ no }) => store.segmentReviews.list(call.workspaceId, no)));
	const mine = returned.filter((_, at) => newest[at]?.[0]?.requestedById === me);
	return aboutSegments("segment-returned", mine, "Returned", "Look at the reason, then change it and ask again.");
}

/** Emergencies of others that nobody has looked at; those that still run first. */
export async function unreviewedEmergencies(services: Services, call: Call): Promise<Attention[]> {
	if (!mayAct(services, call, "break-glass:review", "BreakGlass")) return [];
	const all = await services.store.breakGlass.list(call.workspaceId);
	const open = all.filter(
		({ personId, reviewedAt }) => reviewedAt === undefined && personId !== call.principal.personId,
	);
	const [first] = open;
	if (first === undefined) return [];
	return [
		{
			kind: "break-glass-unreviewed",
			title: open.length === 1 ? `Emergency roles of ${first.person}` : `${open.length} emergencies to review`,
			detail: "Look at what was done with them, then record your review. One that still runs can be ended.",
			count: open.length,
			link: "/access",
		},
	];
}
