import { once } from "node:events";
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { SegwardError } from "../../core/error/segward-error.ts";
import { releasedRows } from "../../core/privacy/anonymity/released-rows.ts";
import { storedLine } from "../../core/privacy/extract/extract-file.ts";
import { askedOf, makeExtract } from "../../core/privacy/extract/make-extract.ts";
import type { WorkerMessage, WorkerTask } from "./messages.ts";

const ROWS_AT_ONCE = 5_000;
const PROGRESS_EVERY_MS = 200;

/** The thread in which one extract is made. */
async function make(port: MessagePort, { rows, plan, smallest }: WorkerTask): Promise<void> {
	const say = (message: WorkerMessage) => port.postMessage(message);
	let lastAt = 0;
	const made = makeExtract(rows, plan, smallest, (done, total) => {
		const now = performance.now();
		if (now - lastAt < PROGRESS_EVERY_MS) return;
		lastAt = now;
		say({ kind: "progress", done, total });
	});
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
	say({ kind: "done", made: { report, among, asked: askedOf(plan, table) } });
}

if (parentPort) {
	const port = parentPort;
	make(port, workerData as WorkerTask)
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
