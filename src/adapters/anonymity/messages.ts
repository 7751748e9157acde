import type { ErrorCode } from "../../core/error/catalogue.ts";
import type { ErrorDetails } from "../../core/error/segward-error.ts";
import type { ExtractPlan } from "../../core/privacy/extract/extract-plan.ts";
import type { ReadRows } from "../../core/privacy/extract/make-extract.ts";
import type { AnonymisedRows } from "../../ports/anonymiser.ts";

export interface WorkerTask {
	rows: ReadRows;
	plan: ExtractPlan;
	smallest: number;
}

/** What the thread says; it goes on after `rows` when it is answered. */
export type WorkerMessage =
	| { kind: "progress"; done: number; total: number }
	| { kind: "rows"; lines: string }
	| { kind: "done"; made: AnonymisedRows }
	| { kind: "failed"; code: ErrorCode; details: Omit<ErrorDetails, "cause"> };
