import type { ValueFormat } from "../../intake/mapping.ts";
import type { ValueFormats } from "../../intake/value-formats.ts";
import type { Label } from "../field.ts";
import type { ColumnSample } from "./column-sample.ts";

/** How sure a detector is, 0 to 1, and why, in words a person can check. Reasons never quote a value. */
export interface Evidence {
	score: number;
	reasons: readonly string[];
	/** What the values look like, where a mapping can check it. */
	format?: ValueFormat;
}

export interface Detector {
	label: Label;
	detect(column: ColumnSample, formats: ValueFormats): Evidence | null;
}

/** Evidence from this score on is proposed as a label. */
export const PROPOSAL_SCORE = 0.5;

export interface Weights {
	/** How clearly the column name says it, 0 to 1. */
	named: number;
	/** Share of values that fit, 0 to 1. */
	fitting: number;
	/** What fitting values prove without a name, 0 to 1. */
	proof: number;
	/** What the values are called in the reason. */
	what: string;
	format?: ValueFormat;
}

/** Name and values together; values that contradict the name outweigh it. Null when nothing speaks for the label. */
export function weigh(column: ColumnSample, { named, fitting, proof, what, format }: Weights): Evidence | null {
	const reasons: string[] = [];
	if (named > 0) reasons.push(`the column name says ${what}`);
	if (column.values.length === 0) return named > 0 ? { score: 0.6 * named, reasons, format } : null;
	if (fitting > 0) reasons.push(`${percent(fitting)} of the sampled values look like ${what}`);
	const byValues = fitting >= 0.5 ? proof * fitting : 0.5 * proof * fitting;
	const together = fitting >= 0.5 ? named * (0.65 + 0.35 * fitting) : named * (0.25 + fitting * 0.7);
	if (named > 0 && fitting < 0.1) reasons.push("but the values do not look like it");
	const score = Math.min(1, Math.max(byValues, together));
	return score > 0 ? { score, reasons, format } : null;
}

/** For labels that only the name can tell. */
export function byName(named: number, what: string): Evidence | null {
	return named > 0 ? { score: 0.8 * named, reasons: [`the column name says ${what}`] } : null;
}

function percent(share: number): string {
	return share > 0.995 && share < 1 ? "nearly all" : `${Math.round(share * 100)} %`;
}
