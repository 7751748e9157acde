import type { ProtectedSize } from "../../core/privacy/protected-size.ts";
import { protectSize } from "../../core/privacy/protected-size.ts";
import { SegmentDocument } from "../../core/segments/segment-document.ts";
import type { RefreshRecord, SegmentRecord } from "../../core/segments/segment-record.ts";

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

/** The document of a stored segment; it was checked when it was stored. */
export function documentOf(record: SegmentRecord): SegmentDocument {
	return SegmentDocument.parse(record.spec);
}

export function viewSegment(record: SegmentRecord, lastRefresh: RefreshRecord | undefined, threshold: number) {
	const document = documentOf(record);
	return {
		name: record.name,
		title: document.spec.title,
		state: record.state,
		owner: record.owner,
		purpose: document.spec.purpose,
		tags: [...(document.spec.tags ?? [])],
		version: record.version,
		createdAt: record.createdAt,
		updatedAt: record.updatedAt,
		lastRefresh: lastRefresh && viewRefresh(lastRefresh, record.name, threshold),
		document,
	};
}
