import type { Cancellation } from "../core/cancellation.ts";
import { type CancellationSource, createCancellation } from "../core/cancellation.ts";

/** Work in flight of this process: progress that is not worth a database write, and the handle to stop it. */
export interface Job<Progress> {
	readonly signal: Cancellation;
	progress: Progress;
}

interface RunningJob {
	source: CancellationSource;
	job: Job<unknown>;
}

/** Registry of running jobs, and one queue a name for work that must not run twice at once. */
export class Jobs {
	readonly #running = new Map<string, RunningJob>();
	readonly #queues = new Map<string, Promise<void>>();

	/** Runs `work` as job `id`; the job ends with it. `parent` aborting cancels it too. */
	async run<Progress, Result>(
		id: string,
		initial: Progress,
		parent: Cancellation | undefined,
		work: (job: Job<Progress>) => Promise<Result>,
	): Promise<Result> {
		const source = createCancellation(parent);
		const job: Job<Progress> = { signal: source.signal, progress: initial };
		this.#running.set(id, { source, job });
		try {
			return await work(job);
		} finally {
			this.#running.delete(id);
		}
	}

	progress(id: string): unknown {
		return this.#running.get(id)?.job.progress;
	}

	/** False when no such job runs. */
	cancel(id: string): boolean {
		const running = this.#running.get(id);
		running?.source.abort();
		return running !== undefined;
	}

	/** Stops everything, for shutdown. */
	cancelAll(): void {
		for (const { source } of this.#running.values()) source.abort();
	}

	/** Runs `work` after all earlier work of the same queue has ended, well or badly. */
	async inTurn<Result>(queue: string, work: () => Promise<Result>): Promise<Result> {
		const before = this.#queues.get(queue) ?? Promise.resolve();
		const result = before.then(work);
		const settled = result.then(
			() => undefined,
			() => undefined,
		);
		this.#queues.set(queue, settled);
		void settled.then(() => {
			if (this.#queues.get(queue) === settled) this.#queues.delete(queue);
		});
		return result;
	}
}
