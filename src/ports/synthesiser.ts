import type { Cancellation } from "../core/cancellation.ts";
import type { ReadRows } from "../core/privacy/extract/make-extract.ts";
import type { ColumnDomain } from "../core/privacy/synthetic/column-domain.ts";
import type { CopyModel } from "../core/privacy/synthetic/staging-copy.ts";

/** A noisy model that the synthesis keeps. */
export interface KeptModel {
	no: number;
	/** Its columns by themselves, with their noisy counts. */
	domains: readonly ColumnDomain[];
}

export interface DrawnRows {
	model: KeptModel;
	/** Of the columns. */
	names: readonly string[];
	rows: number;
	/** `cells`: rows as arrays of texts, a JSON array a piece. */
	format: "csv" | "jsonl" | "cells";
}

export interface CopyPlan extends Omit<CopyModel, "customers" | "events"> {
	customers: KeptModel;
	events: readonly (Omit<CopyModel["events"][number], "model"> & { model: KeptModel })[];
}

/** One piece of work: models are made and rows drawn, one call after the other. */
export interface Synthesis {
	/** As `syntheticModel`. */
	model(rows: Pick<ReadRows, "columns" | "counts">, rhoMillionths: number): Promise<KeptModel>;
	/** Lines of a file, some thousand at a time; of CSV the header first. */
	rows(drawn: DrawnRows): AsyncIterable<string>;
	/** As `stagingCopy`, each piece as a line of JSON. */
	copy(plan: CopyPlan, rows: number): AsyncIterable<string>;
	/** Forgets the models. */
	close(): void;
}

/**
 * Makes models and draws from them without holding up anything else. Its memory is bounded.
 *
 * @throws SegwardError from every call: `cancelled`, `query-too-large` beyond its memory.
 */
export interface Synthesiser {
	open(signal?: Cancellation): Synthesis;
}
