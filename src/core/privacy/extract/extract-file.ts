import { SegwardError } from "../../error/segward-error.ts";
import { AnonymityMeter, type AskedOfColumn, type MeasuredAnonymity } from "../anonymity/measure-file.ts";
import type { ExtractPlan } from "./extract-plan.ts";
import { releasedOrder } from "./make-extract.ts";

const ROUNDING = 1e-6;

/** Rows as they are stored: one JSON array of cells a line. */
export function storedLine(cells: readonly string[]): string {
	return `${JSON.stringify(cells)}\n`;
}

export function cellsOfLines(text: string): string[][] {
	return text
		.split("\n")
		.filter((line) => line !== "")
		.map((line) => JSON.parse(line) as string[]);
}

/** Lines of a file in a format; spreadsheets are kept from computing what begins like a formula. */
export function fileLines(format: "csv" | "jsonl", fields: readonly string[], rows: readonly (readonly string[])[]) {
	if (format === "csv") return rows.map((row) => `${row.map(csvCell).join(",")}\r\n`).join("");
	return rows
		.map((row) => `${JSON.stringify(Object.fromEntries(fields.map((field, at) => [field, row[at] ?? ""])))}\n`)
		.join("");
}

export function csvCell(text: string): string {
	const safe = /^[=@\t\r]|^[+-](?![\d.,]+$)/.test(text) ? `'${text}` : text;
	return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A meter for the stored rows of a planned extract. */
export function meterFor(plan: ExtractPlan, asked: readonly AskedOfColumn[]): AnonymityMeter {
	const order = releasedOrder(plan.columns);
	return new AnonymityMeter(
		order.flatMap(({ role }, place) => (role === "quasi" ? [place] : [])),
		asked,
	);
}

/** @throws SegwardError `extract-refused` unless the stored file keeps what the plan promises. */
export function refuseBroken(plan: ExtractPlan, asked: readonly AskedOfColumn[], measured: MeasuredAnonymity): void {
	const keeps = asked.every(({ model }, at) => {
		const found = measured.sensitive[at];
		if (found === undefined) return false;
		const { diversity, closeness } = model;
		const reached = diversity?.kind === "distinct" ? found.distinct : found.entropy;
		return (
			(diversity === undefined || reached >= diversity.l - ROUNDING) &&
			(closeness === undefined || found.t <= closeness.t + ROUNDING)
		);
	});
	if (measured.rows > 0 && measured.k >= plan.k && keeps) return;
	throw new SegwardError("extract-refused", {
		detail: "Measured again, the stored file does not keep what was planned; it was dropped.",
		hint: "This is a fault of Segward: please report it.",
	});
}
