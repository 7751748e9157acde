import type { ProtectedSize } from "../../core/privacy/protected-size.ts";
import { protectSize } from "../../core/privacy/protected-size.ts";
import { countConditions } from "../../core/segments/count-conditions.ts";
import { SegmentDocument } from "../../core/segments/segment-document.ts";
import type { RefreshRecord, SegmentRecord } from "../../core/segments/segment-record.ts";
import type { ControlStore, SegmentHead } from "../../ports/control-store.ts";
import type { Call } from "../call.ts";
import type { Services } from "../services.ts";
import { approvalOf } from "./approval/approval-view.ts";
import { documentShower } from "./shown-document.ts";

/** Refreshes that a trend is drawn from. */
const TREND_REFRESHES = 12;

/** A refresh as it may be shown: sizes protected. */
export interface RefreshView extends Omit<RefreshRecord, "segmentNo" | "size" | "entered" | "left"> {
	segment: string;
	size: ProtectedSize;
	entered: ProtectedSize;
	left: ProtectedSize;
}

export function viewRefresh(record: RefreshRecord, segment: string, threshold: number): RefreshView {
	const { segmentNo: _no, size, entered, left, ...rest } = record;
	return {
		...rest,
		segment,
		size: protectSize(size, threshold),
		entered: protectSize(entered, threshold),
		left: protectSize(left, threshold),
	};
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
}

/** A segment as listings show it. `recent`: its last finished refreshes, newest first. */
export function summarise(segment: SummarisedSegment, recent: readonly RefreshRecord[], threshold: number) {
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
		lastRefresh: last && viewRefresh(last, name, threshold),
		trend: recent.toReversed().map(({ size }) => protectSize(size, threshold)),
	};
}

/** A segment with its document, and where its newest version stands, as this caller may see it. */
export async function showSegmentTo(services: Services, call: Call, record: SegmentRecord) {
	const { store, settings } = services;
	const { workspaceId } = call;
	const document = documentOf(record);
	const { title, purpose, tags = [], rule } = document.spec;
	const recent = await recentBySegment(store, workspaceId, [record.no]);
	const segment = { ...record, title, purpose, tags, conditions: countConditions(rule) };
	const shown = await documentShower(services, call);
	return {
		...summarise(segment, recent.get(record.no) ?? [], settings.sizeThreshold),
		document: shown(document),
		approval: await approvalOf(services, call, record),
	};
}
