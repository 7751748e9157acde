import { SegwardError } from "../../core/error/segward-error.ts";
import { maskCell } from "../../core/intake/mask-cell.ts";
import { decodeQuarantined } from "../../core/intake/quarantine-payload.ts";
import { QUARANTINE_REASONS } from "../../core/intake/reasons.ts";
import type { Call } from "../call.ts";
import type { Services } from "../services.ts";
import { collectGarbage } from "../stewardship/recover.ts";
import { tidy } from "../tidy.ts";
import { findImport } from "./imports.ts";
import { loadStoredMapping } from "./stored-mapping.ts";

/** Rows of one import in quarantine; reason and column narrow. */
export interface QuarantineSelection {
	id: string;
	reason?: string;
	column?: string;
}

/** What a reason means and what to do about it. */
function messageOf(reason: string): string {
	if (!Object.hasOwn(QUARANTINE_REASONS, reason)) return reason;
	const { title, fix } = QUARANTINE_REASONS[reason as keyof typeof QUARANTINE_REASONS];
	return `${title} ${fix}`;
}

export function listQuarantine(services: Services) {
	return async (call: Call, input: { id: string }) => {
		await findImport(services, call.workspaceId, input.id);
		const groups = await services.store.imports.quarantine(call.workspaceId, input.id);
		return {
			items: groups
				.toSorted((a, b) => b.rows - a.rows)
				.map((group) => ({ ...group, message: messageOf(group.reason) })),
		};
	};
}

/** Rows still in quarantine, masked, in the order of the file. */
export function listQuarantinedRows(services: Services) {
	return async (call: Call, input: QuarantineSelection & { cursor?: string; limit: number }) => {
		const { store, data, vaults } = services;
		const record = await findImport(services, call.workspaceId, input.id);
		const open = await openGroups(services, call.workspaceId, input);
		const stored = await loadStoredMapping(store, call.workspaceId, record.id);
		const columns = stored?.columns ?? [];
		const vault = vaults.of(call.workspaceId);
		const items = [];
		let afterRowNo = input.cursor === undefined ? 0 : Number(input.cursor);
		if (!Number.isSafeInteger(afterRowNo) || afterRowNo < 0) {
			throw new SegwardError("request-invalid", { detail: "The cursor is not one of ours.", path: "cursor" });
		}
		let more = open.length > 0;
		while (more && items.length < input.limit) {
			const rows = await data.quarantinedRows(call.workspaceId, record.no, {
				reason: input.reason,
				columnNo: input.column === undefined ? undefined : columns.indexOf(input.column),
				afterRowNo,
				limit: input.limit,
			});
			more = rows.length === input.limit;
			for (const row of rows) {
				if (items.length === input.limit) {
					more = true;
					break;
				}
				afterRowNo = row.rowNo;
				const column = columns[row.columnNo] ?? "";
				if (!open.some((group) => group.reason === row.reason && group.column === column)) continue;
				const { cells } = decodeQuarantined(
					row.rowNo,
					vault.openRow(record.no, row.rowNo, row.keyVersion, row.payload),
				);
				items.push({
					rowNo: row.rowNo,
					reason: row.reason,
					column,
					message: messageOf(row.reason),
					cells: Object.fromEntries(columns.map((name, no) => [name, maskCell(cells[no])])),
				});
			}
		}
		// Header names may be data where a file has no header, so only the mapping's own names go into the log.
		const fields = stored?.mapping.spec.columns.flatMap((column) => ("field" in column ? [column.field] : []));
		call.note({ customers: items.length, fields });
		return { items, cursor: more ? String(afterRowNo) : undefined };
	};
}

/** Gives rows up for a stated reason; they are gone for good. */
export function discardQuarantine(services: Services) {
	return async (call: Call, input: QuarantineSelection & { because: string }) => {
		await findImport(services, call.workspaceId, input.id);
		await openGroups(services, call.workspaceId, input, { refuseNone: true });
		const { id: importId, reason, column, because } = input;
		const rows = await services.store.imports.settleQuarantine(
			call.workspaceId,
			{ importId, reason, column },
			"discarded",
			because,
		);
		await tidy(services, call, () => collectGarbage(services, call.workspaceId));
		call.note({ customers: rows });
		return { rows };
	};
}

/** @throws SegwardError `state-conflict` when nothing is open and `refuseNone` is set. */
export async function openGroups(
	{ store }: Pick<Services, "store">,
	workspaceId: string,
	selection: QuarantineSelection,
	options: { refuseNone?: boolean } = {},
) {
	const groups = (await store.imports.quarantine(workspaceId, selection.id)).filter(
		(group) =>
			group.state === "open" &&
			(selection.reason === undefined || group.reason === selection.reason) &&
			(selection.column === undefined || group.column === selection.column),
	);
	if (groups.length === 0 && options.refuseNone) {
		throw new SegwardError("state-conflict", {
			detail: "No quarantined row fits this selection.",
			hint: "List the quarantine of this import to see what is open.",
		});
	}
	return groups;
}
