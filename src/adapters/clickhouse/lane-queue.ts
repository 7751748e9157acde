import type { Cancellation } from "../../core/cancellation.ts";
import { SegwardError } from "../../core/error/segward-error.ts";

/** Hands a few things out, one user each; whoever comes when none is free waits in order. */
export class LaneQueue<T> {
	readonly #free: T[];
	readonly #waiting: ((item: T) => void)[] = [];

	constructor(items: readonly T[]) {
		this.#free = [...items];
	}

	/** @throws SegwardError `cancelled` when `signal` aborts before one is free. */
	take(signal?: Cancellation): Promise<T> {
		if (signal?.aborted) return Promise.reject(new SegwardError("cancelled"));
		const item = this.#free.pop();
		if (item !== undefined) return Promise.resolve(item);
		return new Promise((resolve, reject) => {
			const leave = (): void => {
				this.#waiting.splice(this.#waiting.indexOf(receive), 1);
				signal?.removeEventListener("abort", leave);
				reject(new SegwardError("cancelled"));
			};
			const receive = (free: T): void => {
				signal?.removeEventListener("abort", leave);
				resolve(free);
			};
			signal?.addEventListener("abort", leave);
			this.#waiting.push(receive);
		});
	}

	give(item: T): void {
		const next = this.#waiting.shift();
		if (next) next(item);
		else this.#free.push(item);
	}
}
