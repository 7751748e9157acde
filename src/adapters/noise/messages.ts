import type { ErrorCode } from "../../core/error/catalogue.ts";
import type { ErrorDetails } from "../../core/error/segward-error.ts";
import type { ReadRows } from "../../core/privacy/extract/make-extract.ts";
import type { CopyPlan, DrawnRows, KeptModel } from "../../ports/synthesiser.ts";

/** What the thread is asked; it answers each once, before the next. `next` is the next piece of what was begun. */
export type Asked =
	| { kind: "model"; rows: Pick<ReadRows, "columns" | "counts">; rhoMillionths: number }
	| { kind: "rows"; drawn: DrawnRows }
	| { kind: "copy"; plan: CopyPlan; rows: number }
	| { kind: "next" };

export type Answered =
	| { kind: "model"; model: KeptModel }
	| { kind: "piece"; text: string }
	| { kind: "end" }
	| { kind: "failed"; code: ErrorCode; details: Omit<ErrorDetails, "cause"> };
