import type { Cancellation } from "../core/cancellation.ts";
import type { AskedOfColumn, MeasuredAnonymity } from "../core/privacy/anonymity/measure-file.ts";
import type { AmongCustomers } from "../core/privacy/extract/by-population.ts";
import type { ExtractPlan } from "../core/privacy/extract/extract-plan.ts";
import type { ExtractReport } from "../core/privacy/extract/extract-report.ts";
import type { ReadRows } from "../core/privacy/extract/make-extract.ts";
import type { Rational } from "../core/privacy/noise/rational.ts";

export interface AnonymiseTask {
	/** Handed over: its arrays are empty afterwards. */
	rows: ReadRows;
	plan: ExtractPlan;
	/** Shares of values below so many rows are told together only. */
	smallest: number;
	/** What the report counts gets noise of this variance, where it may not be exact; see `countsOfReport`. */
	noise?: { variance: Rational; plusMinus: number };
	signal?: Cancellation;
	onProgress?: (done: number, total: number) => void;
	/** Takes the finished rows, some thousand at a time, as stored lines. The next come once it has settled. */
	onRows(lines: string): Promise<void>;
}

/** As in `MadeExtract`. */
export interface AnonymisedRows {
	report: ExtractReport;
	among?: AmongCustomers;
	asked: AskedOfColumn[];
}

export interface MeasureTask {
	plan: ExtractPlan;
	asked: readonly AskedOfColumn[];
	signal?: Cancellation;
	/** The next stored lines; undefined after the last. */
	nextRows(): Promise<string | undefined>;
}

/**
 * Makes extracts without holding up anything else. Its memory is bounded.
 *
 * @throws SegwardError `extract-refused`, `hierarchy-invalid`, `cancelled`, `query-too-large` beyond its memory.
 */
export interface Anonymiser {
	make(task: AnonymiseTask): Promise<AnonymisedRows>;
	/** Measures finished rows; see `AnonymityMeter`. Refuses what is not as planned, or looks like an identifier. */
	measure(task: MeasureTask): Promise<MeasuredAnonymity>;
}
