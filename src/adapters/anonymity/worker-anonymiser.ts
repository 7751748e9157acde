import { Worker } from "node:worker_threads";
import { SegwardError } from "../../core/error/segward-error.ts";
import type { AnonymisedRows, Anonymiser, AnonymiseTask } from "../../ports/anonymiser.ts";
import type { WorkerMessage, WorkerTask } from "./messages.ts";

const HEAP_MB = 3_072;

/** Makes each extract in a thread of its own, which ends with it, or at once when it is cancelled. */
export function workerAnonymiser(): Anonymiser {
	return {
		make: (task) =>
			task.signal?.aborted
				? Promise.reject(new SegwardError("cancelled"))
				: new Promise<AnonymisedRows>((resolve, reject) => run(task, resolve, reject)),
	};
}

function run(
	{ rows, plan, smallest, signal, onProgress, onRows }: AnonymiseTask,
	resolve: (made: AnonymisedRows) => void,
	reject: (error: unknown) => void,
): void {
	const workerData: WorkerTask = { rows, plan, smallest };
	const worker = new Worker(new URL("./anonymity-worker.ts", import.meta.url), {
		workerData,
		execArgv: [],
		resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
	});
	const end = (settle: () => void) => {
		signal?.removeEventListener("abort", cancel);
		settle();
		void worker.terminate();
	};
	const cancel = () => end(() => reject(new SegwardError("cancelled")));
	signal?.addEventListener("abort", cancel);
	worker.on("error", (cause) => {
		const isMemory = "code" in cause && cause.code === "ERR_WORKER_OUT_OF_MEMORY";
		end(() => reject(new SegwardError(isMemory ? "query-too-large" : "internal", { cause })));
	});
	worker.on("exit", () => end(() => reject(new SegwardError("internal", { detail: "An extract ended early." }))));
	worker.on("message", (message: WorkerMessage) => {
		switch (message.kind) {
			case "progress":
				onProgress?.(message.done, message.total);
				return;
			case "rows":
				onRows(message.lines).then(
					() => worker.postMessage("next"),
					(error: unknown) => end(() => reject(error)),
				);
				return;
			case "done":
				end(() => resolve(message.made));
				return;
			case "failed":
				end(() => reject(new SegwardError(message.code, message.details)));
		}
	});
}
