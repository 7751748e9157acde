import type { Cancellation } from "../core/cancellation.ts";
import { type CancellationSource, createCancellation } from "../core/cancellation.ts";
import { SegwardError } from "../core/error/segward-error.ts";

/** What people see of a job besides its progress. */
export interface JobNotice {
	/** Unique in the workspace; letters, digits, `-`. */
	id: string;
	workspaceId: string;
	kind: "import" | "refresh" | "extract" | "synthetic";
	title: string;
	startedAt: string;
	startedBy: string;
}

/** Work in flight of this process: progress that is not worth a database write, and the handle to stop it. */
export interface Job<Progress> {
	readonly signal: Cancellation;
	progress: Progress;
}

export interface RunningJob {
	readonly notice: JobNotice;
	readonly progress: unknown;
}

/** Registry of running jobs, and one queue a name for work that must not run twice at once. */
export class Jobs {
	readonly #running = new Map<string, { notice: JobNotice; source: CancellationSource; job: Job<unknown> }>();
	readonly #queues = new Map<string, Promise<void>>();
	readonly #tracked = new Set<Promise<void>>();
	#closed = false;

	/** Runs `work` as a job, which ends with it. `parent` aborting cancels it too. */
	async run<Progress, Result>(
		notice: JobNotice,
		initial: Progress,
		parent: Cancellation | undefined,
		work: (job: Job<Progress>) => Promise<Result>,
	): Promise<Result> {
		if (this.#closed) throw new SegwardError("cancelled");
		const source = createCancellation(parent);
		const job: Job<Progress> = { signal: source.signal, progress: initial };
		const key = keyOf(notice.workspaceId, notice.id);
		this.#running.set(key, { notice, source, job });
		try {
			return await work(job);
		} finally {
			this.#running.delete(key);
		}
	}

	/** What runs in a workspace, oldest first. */
	list(workspaceId: string): RunningJob[] {
		return [...this.#running.values()]
			.filter(({ notice }) => notice.workspaceId === workspaceId)
			.map(({ notice, job }) => ({ notice, progress: job.progress }));
	}

	find(workspaceId: string, id: string): RunningJob | undefined {
		const running = this.#running.get(keyOf(workspaceId, id));
		return running && { notice: running.notice, progress: running.job.progress };
	}

	/** False when no such job runs. */
	cancel(workspaceId: string, id: string): boolean {
		const running = this.#running.get(keyOf(workspaceId, id));
		running?.source.abort();
		return running !== undefined;
	}

	/** Makes `close` wait for work that nobody else may be waiting for. Answers as `work` does. */
	track<Result>(work: Promise<Result>): Promise<Result> {
		const settled = settling(work);
		this.#tracked.add(settled);
		void settled.then(() => this.#tracked.delete(settled));
		return work;
	}

	/** Stops everything and refuses new work; resolves once what was tracked has ended. */
	async close(): Promise<void> {
		this.#closed = true;
		for (const { source } of this.#running.values()) source.abort();
		await Promise.all(this.#tracked);
	}

	/**
	 * Runs `work` after all earlier work of the same queue has ended, well or badly.
	 *
	 * @param signal aborting it ends the waiting at once; work that has begun looks at it itself.
	 */
	async inTurn<Result>(queue: string, work: () => Promise<Result>, signal?: Cancellation): Promise<Result> {
		const before = this.#queues.get(queue) ?? Promise.resolve();
		const result = before.then(() => {
			if (signal?.aborted) throw new SegwardError("cancelled");
			return work();
		});
		const settled = settling(result);
		this.#queues.set(queue, settled);
		void settled.then(() => {
			if (this.#queues.get(queue) === settled) this.#queues.delete(queue);
		});
		if (signal !== undefined) await turnOf(before, signal);
		return result;
	}
}

function keyOf(workspaceId: string, id: string): string {
	return `${workspaceId}/${id}`;
}

/** Settles when the turn has come. @throws SegwardError `cancelled` as soon as that is wanted before. */
function turnOf(before: Promise<void>, signal: Cancellation): Promise<void> {
	return new Promise((resolve, reject) => {
		const cancel = () => reject(new SegwardError("cancelled"));
		if (signal.aborted) cancel();
		signal.addEventListener("abort", cancel);
		void before.then(() => {
			signal.removeEventListener("abort", cancel);
			resolve();
		});
	});
}

function settling(work: Promise<unknown>): Promise<void> {
	return work.then(
		() => undefined,
		() => undefined,
	);
}
