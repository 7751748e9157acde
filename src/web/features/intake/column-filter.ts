import { type Protection, protectionOf } from "../../design/protection-badge.tsx";
import type { DraftColumn, DraftIssues } from "./mapping-draft.ts";
import { isFieldColumn } from "./mapping-draft.ts";

export type ColumnView = "all" | "look" | "sealed" | "ignored";

/** How the values of a column will be protected; `refused` and `ignored` ones are not stored at all. */
export type ColumnProtection = Protection | "refused" | "ignored";

export function columnProtection({ about, mapped }: DraftColumn): ColumnProtection | undefined {
	if (mapped.role === "ignore") return about.labels.includes("secret") ? "refused" : "ignored";
	if (mapped.role === "external-id") return "sealed";
	if (!isFieldColumn(mapped)) return undefined;
	return protectionOf({ kind: mapped.role, labels: mapped.labels ?? [] });
}

const SURE = 0.6;

/** Whether a person should look at a column before importing. */
export function needsLook({ about, mapped }: DraftColumn, issues: DraftIssues): boolean {
	if (issues.byColumn.has(about.column)) return true;
	return mapped.role !== "ignore" && (about.note !== undefined || about.confidence < SURE);
}

export function filterColumns(
	columns: readonly DraftColumn[],
	issues: DraftIssues,
	view: ColumnView,
	text: string,
): DraftColumn[] {
	const wanted = text.trim().toLowerCase();
	return columns.filter((column) => {
		const { mapped } = column;
		if (wanted !== "" && !nameOf(column).includes(wanted)) return false;
		if (view === "look") return needsLook(column, issues);
		if (view === "ignored") return mapped.role === "ignore";
		return view === "all" || columnProtection(column) === "sealed";
	});
}

function nameOf({ about, mapped }: DraftColumn): string {
	return `${about.column} ${isFieldColumn(mapped) ? mapped.field : mapped.role} ${about.labels.join(" ")}`.toLowerCase();
}
