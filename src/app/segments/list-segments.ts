import { SegwardError } from "../../core/error/segward-error.ts";
import type { SegmentState } from "../../core/segments/segment-record.ts";
import type { ControlStore } from "../../ports/control-store.ts";
import type { Call } from "../call.ts";
import { sizeViews } from "../privacy/exact-sizes.ts";
import type { Services } from "../services.ts";
import { findSegment } from "./find-segment.ts";
import type { IndexedSegment, SegmentIndex } from "./segment-index.ts";
import { needsRefreshes, type SegmentSort, segmentOrder } from "./segment-order.ts";
import { recentBySegment, showSegmentTo, summarise } from "./segment-view.ts";
import { documentShower } from "./shown-document.ts";

const MOST_TAGS = 500;

export interface SegmentSelection {
	q?: string;
	tag?: string;
	state?: SegmentState;
}

/** One page of the segments that fit, in the order asked for, each with its newest refresh and trend. */
export function listSegments(services: Services, index: SegmentIndex) {
	const { store } = services;
	return async (call: Call, input: SegmentSelection & { cursor?: string; limit: number; sort: SegmentSort }) => {
		const { workspaceId } = call;
		const all = await index.all(workspaceId);
		const view = sizeViews(services, call);
		const fitting = all.filter((one) => fits(one, input));
		const latest = needsRefreshes(input.sort) ? await store.refreshes.latestDone(workspaceId) : [];
		const byNo = new Map(latest.map((one) => [one.segmentNo, one]));
		fitting.sort(segmentOrder(input.sort, byNo, view));
		const start = input.cursor === undefined ? 0 : placeAfter(input.cursor, fitting);
		const page = fitting.slice(start, start + input.limit);
		const end = start + page.length;
		const recent = await recentBySegment(
			store,
			workspaceId,
			page.map(({ no }) => no),
		);
		return {
			items: page.map((one) => summarise(one, recent.get(one.no) ?? [], view(one))),
			cursor: end < fitting.length ? `${end}:${page.at(-1)?.name}` : undefined,
			total: fitting.length,
			...(input.cursor === undefined ? { tags: tagsOf(all) } : {}),
		};
	};
}

function tagsOf(segments: readonly IndexedSegment[]): string[] {
	const uses = new Map<string, number>();
	for (const { tags } of segments) for (const tag of tags) uses.set(tag, (uses.get(tag) ?? 0) + 1);
	const byUse = [...uses].sort(([a, usesOfA], [b, usesOfB]) => usesOfB - usesOfA || (a < b ? -1 : 1));
	return byUse.slice(0, MOST_TAGS).map(([tag]) => tag);
}

function fits(segment: IndexedSegment, wanted: SegmentSelection): boolean {
	const { name, title, owner, purpose, tags } = segment;
	if (wanted.state !== undefined && !isIn(segment, wanted.state)) return false;
	if (wanted.tag !== undefined && !tags.includes(wanted.tag)) return false;
	const words = (wanted.q ?? "").toLowerCase().split(/\s+/);
	const text = [name, title, owner, purpose, ...tags].join("\n").toLowerCase();
	return words.every((word) => text.includes(word));
}

/** In review is also what is active or suspended while a change of it is in review. */
function isIn({ state, review }: IndexedSegment, wanted: SegmentState): boolean {
	return state === wanted || (wanted === "in-review" && review === "in-review");
}

/** Where the next page starts: after the last segment shown, or at the same place where that one is gone. */
function placeAfter(cursor: string, segments: readonly IndexedSegment[]): number {
	const [, place, name] = /^(\d{1,9}):(.+)$/.exec(cursor) ?? [];
	if (place === undefined) {
		throw new SegwardError("request-invalid", { detail: "The cursor is not one of ours.", path: "cursor" });
	}
	const found = segments.findIndex((one) => one.name === name);
	return found < 0 ? Number(place) : found + 1;
}

export function getSegment(services: Services) {
	return async (call: Call, input: { name: string }) => {
		const record = await findSegment(services.store, call.workspaceId, input.name);
		return showSegmentTo(services, call, record);
	};
}

/** The segments, not archived, that refer to this one. */
export function segmentUses({ store }: { store: ControlStore }, index: SegmentIndex) {
	return async (call: Call, input: { name: string }) => {
		await findSegment(store, call.workspaceId, input.name);
		const users = await index.usersOf(call.workspaceId, "segments", input.name);
		return { items: users.map(({ name, title, state }) => ({ name, title, state })) };
	};
}

/** Every segment document that is not archived, as it was applied. */
export function exportSegments(services: Services) {
	return async (call: Call, _input: unknown) => {
		const records = await services.store.segments.all(call.workspaceId);
		const shown = await documentShower(services, call);
		return { documents: records.filter((one) => one.state !== "archived").map((one) => shown(one.spec)) };
	};
}
