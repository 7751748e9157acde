import type { Cancellation } from "../../../core/cancellation.ts";
import { SegwardError } from "../../../core/error/segward-error.ts";
import type { AskedOfColumn, MeasuredAnonymity } from "../../../core/privacy/anonymity/measure-file.ts";
import { cellsOfLines, meterFor, refuseBroken } from "../../../core/privacy/extract/extract-file.ts";
import type { ExtractRecord } from "../../../core/privacy/extract/extract-record.ts";
import { refuseIdentifyingCells } from "../../../core/privacy/extract/identifying-cells.ts";
import { releasedOrder } from "../../../core/privacy/extract/make-extract.ts";
import type { Services } from "../../services.ts";

/** Reads the stored rows back and measures them; see AnonymityMeter. @throws SegwardError `extract-refused`. */
export async function measureStored(
	{ store }: Pick<Services, "store">,
	workspaceId: string,
	{ id, plan }: ExtractRecord,
	asked: readonly AskedOfColumn[],
	signal: Cancellation,
): Promise<MeasuredAnonymity> {
	const meter = meterFor(plan, asked);
	const fields = releasedOrder(plan.columns).map(({ field }) => field);
	for (let no = 0; ; no++) {
		const lines = await store.extracts.rows(workspaceId, id, no);
		if (lines === undefined) break;
		if (signal.aborted) throw new SegwardError("cancelled");
		const rows = cellsOfLines(lines);
		refuseIdentifyingCells(fields, rows);
		for (const cells of rows) meter.add(cells);
	}
	const measured = meter.measured();
	refuseBroken(plan, asked, measured);
	return measured;
}
