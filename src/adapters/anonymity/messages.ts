import type { ErrorCode } from "../../core/error/catalogue.ts";
import type { ErrorDetails } from "../../core/error/segward-error.ts";
import type { AskedOfColumn, MeasuredAnonymity } from "../../core/privacy/anonymity/measure-file.ts";
import type { ExtractPlan } from "../../core/privacy/extract/extract-plan.ts";
import type { ReadRows } from "../../core/privacy/extract/make-extract.ts";
import type { AnonymisedRows, AnonymiseTask } from "../../ports/anonymiser.ts";

export interface MakeTask {
	kind: "make";
	rows: ReadRows;
	plan: ExtractPlan;
	smallest: number;
	noise: AnonymiseTask["noise"];
}

export interface MeasureTask {
	kind: "measure";
	plan: ExtractPlan;
	asked: readonly AskedOfColumn[];
}

export type WorkerTask = MakeTask | MeasureTask;

/** What the thread says. After `rows` it goes on when it is answered; after `more`, with the lines that it is sent, or `null` for the end. */
export type WorkerMessage =
	| { kind: "progress"; done: number; total: number }
	| { kind: "rows"; lines: string }
	| { kind: "more" }
	| { kind: "made"; made: AnonymisedRows }
	| { kind: "measured"; measured: MeasuredAnonymity }
	| { kind: "failed"; code: ErrorCode; details: Omit<ErrorDetails, "cause"> };
