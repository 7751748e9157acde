import { parentPort } from "node:worker_threads";
import { SegwardError } from "../../core/error/segward-error.ts";
import { csvCell, fileLines } from "../../core/privacy/extract/extract-file.ts";
import { drawRow } from "../../core/privacy/synthetic/draw-rows.ts";
import { stagingCopy } from "../../core/privacy/synthetic/staging-copy.ts";
import { type SyntheticModel, syntheticModel } from "../../core/privacy/synthetic/synthetic-model.ts";
import type { CopyPlan, DrawnRows, KeptModel } from "../../ports/synthesiser.ts";
import type { Answered, Asked } from "./messages.ts";
import { randomSource } from "./random-source.ts";

/** The thread in which synthetic rows are modelled and drawn. */

const ROWS_OF_PIECE = 1_000;
const random = randomSource();
const models: SyntheticModel[] = [];
let pieces: Iterator<string> = [].values();

function answer(asked: Asked): Answered {
	switch (asked.kind) {
		case "model": {
			const model = syntheticModel(asked.rows, asked.rhoMillionths, random);
			models.push(model);
			return { kind: "model", model: { no: models.length - 1, domains: model.domains } };
		}
		case "rows":
			pieces = linesOf(asked.drawn);
			break;
		case "copy":
			pieces = copyOf(asked.plan, asked.rows);
			break;
		case "next":
			break;
	}
	const { value, done } = pieces.next();
	return done ? { kind: "end" } : { kind: "piece", text: value };
}

function* linesOf({ model, names, rows, format }: DrawnRows): Generator<string> {
	if (format === "csv") yield `${names.map(csvCell).join(",")}\r\n`;
	for (let done = 0; done < rows; done += ROWS_OF_PIECE) {
		const length = Math.min(ROWS_OF_PIECE, rows - done);
		const some = Array.from({ length }, () => drawRow(kept(model), random));
		yield format === "cells" ? JSON.stringify(some) : fileLines(format, names, some);
	}
}

function* copyOf(plan: CopyPlan, rows: number): Generator<string> {
	const events = plan.events.map((event) => ({ ...event, model: kept(event.model) }));
	const copy = { ...plan, customers: kept(plan.customers), events };
	for (const piece of stagingCopy(copy, rows, random)) yield `${JSON.stringify(piece)}\n`;
}

function kept({ no }: KeptModel): SyntheticModel {
	const model = models[no];
	if (model === undefined) throw new SegwardError("internal", { detail: "There is no such model." });
	return model;
}

parentPort?.on("message", (asked: Asked) => {
	let said: Answered;
	try {
		said = answer(asked);
	} catch (error) {
		const known = error instanceof SegwardError;
		said = { kind: "failed", code: known ? error.code : "internal", details: known ? error.details : {} };
	}
	parentPort?.postMessage(said);
});
