import type { ExtractRecord } from "../../../core/privacy/extract/extract-record.ts";
import type { Call } from "../../call.ts";
import { documentOf } from "../../segments/segment-view.ts";
import { sizedSegmentOf } from "../../segments/size-questions.ts";
import type { Services } from "../../services.ts";
import { exactSizes } from "../exact-sizes.ts";

type Deps = Pick<Services, "store" | "policies" | "clock">;

/** Whether the caller may see the exact size of a segment, and so an extract of all its rows. */
export async function seesAllRows(services: Deps, call: Call, segmentName: string): Promise<boolean> {
	const segment = await services.store.segments.findByName(call.workspaceId, segmentName);
	const exact = exactSizes(services, call);
	return segment === undefined ? exact() : exact(sizedSegmentOf(documentOf(segment), segment.state));
}

/** An extract as the caller may see it: the report of one of all rows tells how many there are. */
export async function viewExtract(services: Deps, call: Call, extract: ExtractRecord): Promise<ExtractRecord> {
	if (extract.drawn || (await seesAllRows(services, call, extract.segment))) return extract;
	const { report: _hidden, members: _size, ...others } = extract;
	return others;
}
