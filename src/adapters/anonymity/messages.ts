import type { ErrorCode } from "../../core/error/catalogue.ts";
import type { ErrorDetails } from "../../core/error/segward-error.ts";
import type { AskedOfColumn } from "../../core/privacy/anonymity/measure-file.ts";
import type { ExtractPlan } from "../../core/privacy/extract/extract-plan.ts";
import type { ExtractReport } from "../../core/privacy/extract/extract-report.ts";
import type { ReadRows } from "../../core/privacy/extract/make-extract.ts";

export interface WorkerTask {
	rows: ReadRows;
	plan: ExtractPlan;
	smallest: number;
}

/** What the thread says; it goes on after `rows` when it is answered. */
export type WorkerMessage =
	| { kind: "progress"; done: number; total: number }
	| { kind: "rows"; lines: string }
	| { kind: "done"; report: ExtractReport; asked: AskedOfColumn[] }
	| { kind: "failed"; code: ErrorCode; details: Omit<ErrorDetails, "cause"> };
