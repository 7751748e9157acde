import { Worker } from "node:worker_threads";
import type { Cancellation } from "../../core/cancellation.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import type { Synthesis, Synthesiser } from "../../ports/synthesiser.ts";
import type { Answered, Asked } from "./messages.ts";

const HEAP_MB = 3_072;

/** Each synthesis is a thread of its own, which ends when it is closed, or at once when it is cancelled. */
export function workerSynthesiser(): Synthesiser {
	return {
		open(signal) {
			const thread = new SynthesisThread(signal);
			return {
				async model(rows, rhoMillionths) {
					const said = await thread.ask({ kind: "model", rows, rhoMillionths });
					if (said.kind === "model") return said.model;
					throw new SegwardError("internal", { detail: `A synthesis answered ${said.kind}.` });
				},
				rows: (drawn) => thread.pieces({ kind: "rows", drawn }),
				copy: (plan, rows) => thread.pieces({ kind: "copy", plan, rows }),
				close: () => thread.end(),
			} satisfies Synthesis;
		},
	};
}

interface Waiting {
	resolve(said: Answered): void;
	reject(error: SegwardError): void;
}

class SynthesisThread {
	readonly #worker: Worker;
	readonly #signal: Cancellation | undefined;
	#waiting: Waiting | undefined;
	/** Why nothing is answered any more. */
	#over: SegwardError | undefined;

	constructor(signal: Cancellation | undefined) {
		this.#signal = signal;
		this.#worker = new Worker(new URL("./synthesis-worker.ts", import.meta.url), {
			execArgv: [],
			resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
		});
		this.#worker.on("message", (said: Answered) => {
			if (said.kind === "failed") this.#settle((waiting) => waiting.reject(new SegwardError(said.code, said.details)));
			else this.#settle((waiting) => waiting.resolve(said));
		});
		this.#worker.on("error", (cause) => {
			const isMemory = "code" in cause && cause.code === "ERR_WORKER_OUT_OF_MEMORY";
			this.end(new SegwardError(isMemory ? "query-too-large" : "internal", { cause }));
		});
		this.#worker.on("exit", () => this.end(new SegwardError("internal", { detail: "A synthesis ended early." })));
		signal?.addEventListener("abort", this.#cancel);
		if (signal?.aborted) this.#cancel();
	}

	ask(asked: Asked): Promise<Answered> {
		if (this.#over !== undefined) return Promise.reject(this.#over);
		return new Promise((resolve, reject) => {
			this.#waiting = { resolve, reject };
			this.#worker.postMessage(asked);
		});
	}

	async *pieces(begin: Asked): AsyncGenerator<string> {
		for (let said = await this.ask(begin); said.kind === "piece"; said = await this.ask({ kind: "next" })) {
			yield said.text;
		}
	}

	end(why = new SegwardError("cancelled")): void {
		if (this.#over !== undefined) return;
		this.#over = why;
		this.#signal?.removeEventListener("abort", this.#cancel);
		this.#settle((waiting) => waiting.reject(why));
		void this.#worker.terminate();
	}

	readonly #cancel = () => this.end();

	#settle(how: (waiting: Waiting) => void): void {
		const waiting = this.#waiting;
		this.#waiting = undefined;
		if (waiting !== undefined) how(waiting);
	}
}
