import { Worker } from "node:worker_threads";
import { SegwardError } from "../../../core/error/segward-error.ts";
import type { AuditAnswer, AuditAnswers, AuditRequest, AuditWorkerData } from "./audit-messages.ts";

interface Waiting {
	resolve(value: unknown): void;
	reject(error: SegwardError): void;
}

/** Requests to the audit worker and their answers. An idle worker does not keep the process alive. */
export class WorkerChannel {
	readonly #worker: Worker;
	readonly #waiting: Waiting[] = [];
	#gone = false;

	/** Resolves once the file is open. @throws SegwardError as the file's opening does. */
	static async open(data: AuditWorkerData): Promise<WorkerChannel> {
		const channel = new WorkerChannel(
			new Worker(new URL("./audit-worker.ts", import.meta.url), { workerData: data, execArgv: [] }),
		);
		await channel.#nextAnswer();
		return channel;
	}

	private constructor(worker: Worker) {
		this.#worker = worker;
		worker.on("message", (answer: AuditAnswer) => this.#settle(answer));
		worker.on("error", (error) => this.#end(error));
		worker.on("exit", () => this.#end());
	}

	/** @throws SegwardError `audit-unavailable` or what the file reported. */
	request<R extends AuditRequest>(request: R): Promise<AuditAnswers[R["kind"]]> {
		if (this.#gone) return Promise.reject(new SegwardError("audit-unavailable"));
		this.#worker.postMessage(request);
		return this.#nextAnswer() as Promise<AuditAnswers[R["kind"]]>;
	}

	#nextAnswer(): Promise<unknown> {
		this.#worker.ref();
		return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
	}

	#settle(answer: AuditAnswer): void {
		const waiting = this.#waiting.shift();
		if (this.#waiting.length === 0) this.#worker.unref();
		if (answer.ok) waiting?.resolve(answer.value);
		else waiting?.reject(new SegwardError(answer.code, { cause: new Error(answer.reason) }));
	}

	#end(cause?: unknown): void {
		this.#gone = true;
		for (const waiting of this.#waiting.splice(0)) waiting.reject(new SegwardError("audit-unavailable", { cause }));
	}
}
