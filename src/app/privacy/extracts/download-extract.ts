import { SegwardError } from "../../../core/error/segward-error.ts";
import { cellsOfLines, csvCell, fileLines } from "../../../core/privacy/extract/extract-file.ts";
import { releasedOrder } from "../../../core/privacy/extract/make-extract.ts";
import { refuseWhileFrozen } from "../../audit/watch/freeze.ts";
import type { Call } from "../../call.ts";
import { isoInstant, type Services } from "../../services.ts";
import { masksFor } from "../masks-for.ts";
import { findExtract } from "./find-extract.ts";
import { refuseMaskedForExport } from "./masked-for-export.ts";
import { seesAllRows } from "./sees-all-rows.ts";

/**
 * One part of an extract's file: 0 first, with the header, then `next`. For the purpose that the segment is for, and no
 * other. Each part is recorded.
 *
 * @throws SegwardError `extract-refused` for another purpose, where a masking rule masks a column by now, and where it holds
 * all rows and the caller may see no exact size; `state-conflict` unless it is done, `not-found`.
 */
export function downloadExtract(services: Services) {
	const { store, clock } = services;
	return async (call: Call, input: { id: string; format: "csv" | "jsonl"; purpose: string; part: number }) => {
		const { workspaceId } = call;
		await refuseWhileFrozen(store, workspaceId);
		const extract = await findExtract(services, workspaceId, input.id);
		if (extract.purpose !== input.purpose) {
			throw new SegwardError("extract-refused", {
				path: "purpose",
				detail: `This extract was made for the purpose ${extract.purpose} and leaves for no other.`,
			});
		}
		if (extract.state !== "done") {
			throw new SegwardError("state-conflict", {
				detail: extract.state === "removed" ? "The rows of this extract are gone." : "This extract is not done.",
				hint: "Make it again.",
			});
		}
		if (!extract.drawn && !(await seesAllRows(services, call, extract.segment))) {
			throw new SegwardError("extract-refused", {
				detail: "This extract holds all members, and how many they are is not for you to see.",
				hint: "Have it made again without all rows.",
			});
		}
		const masks = await masksFor(services, call, { purpose: extract.purpose, context: "export" });
		const catalogue = await store.fields.list(workspaceId);
		const columns = new Set(extract.plan.columns.map(({ field }) => field));
		refuseMaskedForExport(
			masks,
			catalogue.filter(({ name, kind }) => kind === "attribute" && columns.has(name)),
		);
		const fields = releasedOrder(extract.plan.columns).map(({ field }) => field);
		const lines = await store.extracts.rows(workspaceId, extract.id, input.part);
		if (lines === undefined) throw new SegwardError("not-found", { path: "part", detail: "There is no such part." });
		const rows = cellsOfLines(lines);
		const isLast = (await store.extracts.rows(workspaceId, extract.id, input.part + 1)) === undefined;
		if (input.part === 0) {
			const lastDownloadAt = isoInstant(clock.now());
			await store.extracts.update(workspaceId, extract.id, { downloads: extract.downloads + 1, lastDownloadAt });
		}
		call.note({ customers: rows.length, fields, purpose: extract.purpose });
		const header = input.format === "csv" && input.part === 0 ? `${fields.map(csvCell).join(",")}\r\n` : "";
		return {
			content: header + fileLines(input.format, fields, rows),
			digest: extract.digest ?? "",
			...(isLast ? {} : { next: input.part + 1 }),
		};
	};
}
