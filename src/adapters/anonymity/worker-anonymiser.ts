import { Worker } from "node:worker_threads";
import type { Cancellation } from "../../core/cancellation.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import type { MeasuredAnonymity } from "../../core/privacy/anonymity/measure-file.ts";
import type { AnonymisedRows, Anonymiser } from "../../ports/anonymiser.ts";
import type { WorkerMessage, WorkerTask } from "./messages.ts";

const HEAP_MB = 3_072;

/** Does each task in a thread of its own, which ends with it, or at once when it is cancelled. */
export function workerAnonymiser(): Anonymiser {
	return {
		make({ rows, plan, smallest, noise, signal, onProgress, onRows }) {
			return inThread<AnonymisedRows>(
				{ kind: "make", rows, plan, smallest, noise },
				signal,
				async (message, { answer, done }) => {
					if (message.kind === "progress") onProgress?.(message.done, message.total);
					if (message.kind === "rows") {
						await onRows(message.lines);
						answer("next");
					}
					if (message.kind === "made") done(message.made);
				},
			);
		},
		measure({ plan, asked, signal, nextRows }) {
			return inThread<MeasuredAnonymity>(
				{ kind: "measure", plan, asked },
				signal,
				async (message, { answer, done }) => {
					if (message.kind === "more") answer((await nextRows()) ?? null);
					if (message.kind === "measured") done(message.measured);
				},
			);
		},
	};
}

interface Talk<Result> {
	answer(message: string | null): void;
	done(result: Result): void;
}

function inThread<Result>(
	workerData: WorkerTask,
	signal: Cancellation | undefined,
	listen: (message: WorkerMessage, talk: Talk<Result>) => Promise<void>,
): Promise<Result> {
	if (signal?.aborted) return Promise.reject(new SegwardError("cancelled"));
	return new Promise((resolve, reject) => {
		const worker = new Worker(new URL("./anonymity-worker.ts", import.meta.url), {
			workerData,
			transferList: memoryOf(workerData),
			execArgv: [],
			resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
		});
		const end = (settle: () => void) => {
			signal?.removeEventListener("abort", cancel);
			settle();
			void worker.terminate();
		};
		const fail = (error: unknown) => end(() => reject(error));
		const cancel = () => fail(new SegwardError("cancelled"));
		signal?.addEventListener("abort", cancel);
		worker.on("error", (cause) => {
			const isMemory = "code" in cause && cause.code === "ERR_WORKER_OUT_OF_MEMORY";
			fail(new SegwardError(isMemory ? "query-too-large" : "internal", { cause }));
		});
		worker.on("exit", () => fail(new SegwardError("internal", { detail: "An extract ended early." })));
		const talk: Talk<Result> = {
			answer: (message) => worker.postMessage(message),
			done: (result) => end(() => resolve(result)),
		};
		worker.on("message", (message: WorkerMessage) => {
			if (message.kind === "failed") fail(new SegwardError(message.code, message.details));
			else listen(message, talk).catch(fail);
		});
	});
}

/** Rows are handed over, not copied. */
function memoryOf(task: WorkerTask): ArrayBuffer[] {
	if (task.kind === "measure") return [];
	const { columns, counts, population } = task.rows;
	const arrays = [...columns.map(({ codes }) => codes), counts, ...(population ? [population] : [])];
	return [...new Set(arrays.map(({ buffer }) => buffer as ArrayBuffer))];
}
