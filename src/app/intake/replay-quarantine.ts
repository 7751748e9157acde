import { SegwardError } from "../../core/error/segward-error.ts";
import type { ImportRecord } from "../../core/intake/import-record.ts";
import { parseMapping } from "../../core/intake/parse-mapping.ts";
import { decodeQuarantined } from "../../core/intake/quarantine-payload.ts";
import type { RawRow } from "../../core/intake/raw-row.ts";
import type { RowSource } from "../../ports/row-source.ts";
import type { Call } from "../call.ts";
import { isoInstant, type Services } from "../services.ts";
import { NO_ROWS } from "./create-import.ts";
import { execute } from "./execute-import.ts";
import { findImport } from "./imports.ts";
import { openMappedSource } from "./mapped-source.ts";
import { openGroups, type QuarantineSelection } from "./quarantine.ts";
import { loadStoredMapping } from "./stored-mapping.ts";

const BATCH_ROWS = 5_000;

/**
 * Imports quarantined rows again, under a corrected mapping where one is given. Rows that pass leave the quarantine;
 * rows that fail again are set aside anew, under the new import.
 */
export function replayQuarantine(services: Services) {
	const { store, jobs, clock, newId } = services;
	return async (
		call: Call,
		input: QuarantineSelection & { mapping?: Record<string, unknown> },
	): Promise<ImportRecord> => {
		const { workspaceId } = call;
		const { id: importId, reason, column } = input;
		return jobs.inTurn(`import:${workspaceId}`, async () => {
			const original = await findImport(services, workspaceId, importId);
			const stored = await loadStoredMapping(store, workspaceId, importId);
			await openGroups(services, workspaceId, input, { refuseNone: true });
			if (!stored) throw new SegwardError("state-conflict", { detail: "This import never read its file." });
			const mapping = input.mapping === undefined ? stored.mapping : parseMapping(input.mapping);
			if (mapping.spec.imports !== original.kind) {
				throw new SegwardError("mapping-invalid", {
					path: "spec.imports",
					detail: `The quarantined rows are ${original.kind}.`,
				});
			}
			const record = await store.imports.create(workspaceId, {
				id: newId(),
				kind: original.kind,
				mode: "upsert",
				state: "waiting",
				source: original.source,
				dryRun: false,
				counts: NO_ROWS,
				bytesRead: 0,
				startedBy: call.principal.name,
				startedAt: isoInstant(clock.now()),
				replayOf: importId,
			});
			const source = quarantinedRows(services, workspaceId, original, stored.columns, input, record.id);
			call.note({ resourceId: record.id });
			return execute(
				services,
				call,
				record,
				() => openMappedSource(services, workspaceId, record, mapping, async () => source),
				async (inner) => {
					await inner.imports.settleQuarantine(workspaceId, { importId, reason, column }, "replayed", record.id);
				},
			);
		});
	};
}

/** The chosen rows of a quarantine as a source of rows. */
function quarantinedRows(
	services: Services,
	workspaceId: string,
	original: ImportRecord,
	columns: readonly string[],
	selection: QuarantineSelection,
	replayId: string,
): RowSource {
	const { data, vaults } = services;
	async function* batches(): AsyncIterable<readonly RawRow[]> {
		const open = await openGroups(services, workspaceId, selection);
		const vault = vaults.of(workspaceId);
		let afterRowNo = 0;
		for (;;) {
			const rows = await data.quarantinedRows(workspaceId, original.no, {
				reason: selection.reason,
				columnNo: selection.column === undefined ? undefined : columns.indexOf(selection.column),
				afterRowNo,
				limit: BATCH_ROWS,
			});
			yield rows
				.filter((row) =>
					open.some((group) => group.reason === row.reason && group.column === (columns[row.columnNo] ?? "")),
				)
				.map((row) => decodeQuarantined(row.rowNo, vault.openRow(original.no, row.rowNo, row.keyVersion, row.payload)));
			afterRowNo = rows.at(-1)?.rowNo ?? afterRowNo;
			if (rows.length < BATCH_ROWS) return;
		}
	}
	return {
		facts: { format: "jsonl", compression: "none", columns },
		batches,
		progress: () => ({ bytesRead: 0 }),
		lateKeys: () => new Map(),
		contentDigest: () => services.digest(`replay ${replayId}`),
		close: async () => undefined,
	};
}
