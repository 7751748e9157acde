import { type ProtectedSize, protectSize } from "../../core/privacy/protected-size.ts";
import { showPublished } from "../../core/privacy/sizes/published-size.ts";
import { countConditions } from "../../core/segments/count-conditions.ts";
import { SegmentDocument } from "../../core/segments/segment-document.ts";
import type { RefreshRecord, SegmentRecord } from "../../core/segments/segment-record.ts";
import type { ControlStore, SegmentHead } from "../../ports/control-store.ts";
import type { Call } from "../call.ts";
import { type SizeView, sizeViews } from "../privacy/exact-sizes.ts";
import type { Services } from "../services.ts";
import { approvalOf } from "./approval/approval-view.ts";
import { documentShower } from "./shown-document.ts";
import { sizedSegmentOf } from "./size-questions.ts";

/** Refreshes that a trend is drawn from. */
const TREND_REFRESHES = 12;

/** A refresh as it may be shown: sizes protected. */
export interface RefreshView extends Omit<RefreshRecord, "segmentNo" | "size" | "entered" | "left" | "published"> {
	segment: string;
	size: ProtectedSize;
	entered: ProtectedSize;
	left: ProtectedSize;
}

/** Who entered and left is counted exactly or not at all: two noisy sizes tell the change already. */
export function viewRefresh(record: RefreshRecord, segment: string, view: SizeView): RefreshView {
	const { segmentNo: _no, size: _size, entered, left, published: _published, ...rest } = record;
	const change = (count: number): ProtectedSize =>
		view.exact ? protectSize(count, view.threshold) : { kind: "withheld", reason: "not-published" };
	return { ...rest, segment, size: sizeOfRefresh(record, view), entered: change(entered), left: change(left) };
}

/** The size of a refresh as the caller may see it. */
export function sizeOfRefresh(
	{ size, published, startedAt }: Pick<RefreshRecord, "size" | "published" | "startedAt">,
	{ exact, threshold }: SizeView,
): ProtectedSize {
	return exact ? protectSize(size, threshold) : showPublished(published, threshold, startedAt);
}

/** Versions are immutable, so what was read once need not be checked again. */
const documents = new Map<string, SegmentDocument>();
const MOST_DOCUMENTS = 20_000;

/** The document of a stored segment; it was checked when it was stored. */
export function documentOf(record: SegmentRecord): SegmentDocument {
	const id = `${record.id} ${record.version}`;
	let document = documents.get(id);
	if (document === undefined) {
		document = SegmentDocument.parse(record.spec);
		if (documents.size >= MOST_DOCUMENTS) documents.clear();
		documents.set(id, document);
	}
	return document;
}

/** The last finished refreshes of these segments, newest first, by segment number. */
export async function recentBySegment(
	store: ControlStore,
	workspaceId: string,
	segmentNos: readonly number[],
): Promise<Map<number, RefreshRecord[]>> {
	const bySegment = new Map<number, RefreshRecord[]>();
	for (const one of await store.refreshes.recentDone(workspaceId, TREND_REFRESHES, segmentNos)) {
		bySegment.set(one.segmentNo, [...(bySegment.get(one.segmentNo) ?? []), one]);
	}
	return bySegment;
}

export interface SummarisedSegment extends SegmentHead {
	title: string;
	purpose: string;
	tags: readonly string[];
	conditions: number;
	team?: string;
}

/** A segment as listings show it. `recent`: its last finished refreshes, newest first. */
export function summarise(segment: SummarisedSegment, recent: readonly RefreshRecord[], view: SizeView) {
	const { name, title, state, owner, purpose, tags, version, review, conditions, createdAt, updatedAt } = segment;
	const [last] = recent;
	return {
		name,
		title,
		state,
		owner,
		purpose,
		tags: [...tags],
		version,
		review,
		conditions,
		createdAt,
		updatedAt,
		lastRefresh: last && viewRefresh(last, name, view),
		trend: recent.toReversed().map((one) => sizeOfRefresh(one, view)),
	};
}

/** A segment with its document, and where its newest version stands, as this caller may see it. */
export async function showSegmentTo(services: Services, call: Call, record: SegmentRecord) {
	const { store } = services;
	const { workspaceId } = call;
	const document = documentOf(record);
	const { title, purpose, tags = [], rule } = document.spec;
	const recent = await recentBySegment(store, workspaceId, [record.no]);
	const segment = { ...record, title, purpose, tags, conditions: countConditions(rule) };
	const shown = await documentShower(services, call);
	return {
		...summarise(
			segment,
			recent.get(record.no) ?? [],
			sizeViews(services, call)(sizedSegmentOf(document, record.state)),
		),
		document: shown(document),
		approval: await approvalOf(services, call, record),
	};
}
