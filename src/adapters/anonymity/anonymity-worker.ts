import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { SegwardError } from "../../core/error/segward-error.ts";
import { releasedRows } from "../../core/privacy/anonymity/released-rows.ts";
import { cellsOfLines, meterFor, refuseBroken, storedLine } from "../../core/privacy/extract/extract-file.ts";
import { refuseIdentifyingCells } from "../../core/privacy/extract/identifying-cells.ts";
import { askedOf, makeExtract, releasedOrder } from "../../core/privacy/extract/make-extract.ts";
import { discreteGaussian } from "../../core/privacy/noise/discrete-gaussian.ts";
import type { MakeTask, MeasureTask, WorkerMessage, WorkerTask } from "./messages.ts";

const ROWS_AT_ONCE = 5_000;
const PROGRESS_EVERY_MS = 200;

type Say = (message: WorkerMessage) => void;

/** The thread in which one extract is made, or one finished file is measured. */
async function work(port: MessagePort, task: WorkerTask): Promise<void> {
	const say: Say = (message) => port.postMessage(message);
	await (task.kind === "make" ? make(port, say, task) : measure(port, say, task));
}

async function make(port: MessagePort, say: Say, { rows, plan, smallest, noise }: MakeTask): Promise<void> {
	let lastAt = 0;
	const onProgress = (done: number, total: number) => {
		const now = performance.now();
		if (now - lastAt < PROGRESS_EVERY_MS) return;
		lastAt = now;
		say({ kind: "progress", done, total });
	};
	const drawn = noise && {
		plusMinus: noise.plusMinus,
		draw: () => Number(discreteGaussian(noise.variance, randomBytes)),
	};
	const made = makeExtract(rows, plan, smallest, onProgress, drawn);
	let lines: string[] = [];
	const send = async () => {
		const taken = once(port, "message");
		say({ kind: "rows", lines: lines.join("") });
		lines = [];
		await taken;
	};
	for (const cells of releasedRows(made.table, made.anonymised)) {
		lines.push(storedLine(cells));
		if (lines.length === ROWS_AT_ONCE) await send();
	}
	if (lines.length > 0) await send();
	const { report, among, table } = made;
	say({ kind: "made", made: { report, among, asked: askedOf(plan, table) } });
}

async function measure(port: MessagePort, say: Say, { plan, asked }: MeasureTask): Promise<void> {
	const meter = meterFor(plan, asked);
	const fields = releasedOrder(plan.columns).map(({ field }) => field);
	for (;;) {
		const taken = once(port, "message");
		say({ kind: "more" });
		const [lines] = (await taken) as [string | null];
		if (lines === null) break;
		const rows = cellsOfLines(lines);
		refuseIdentifyingCells(fields, rows);
		for (const cells of rows) meter.add(cells);
	}
	const measured = meter.measured();
	refuseBroken(plan, asked, measured);
	say({ kind: "measured", measured });
}

if (parentPort) {
	const port = parentPort;
	work(port, workerData as WorkerTask)
		.catch((error: unknown) => {
			const known = error instanceof SegwardError;
			const message: WorkerMessage = {
				kind: "failed",
				code: known ? error.code : "internal",
				details: known ? error.details : {},
			};
			port.postMessage(message);
		})
		.finally(() => port.close());
}
