/** The part of `AbortSignal` that inner layers need; an `AbortSignal` is one. */
export interface Cancellation {
	readonly aborted: boolean;
	addEventListener(type: "abort", listener: () => void): void;
	removeEventListener(type: "abort", listener: () => void): void;
}

/** A `Cancellation` with its trigger. Aborting twice does nothing more. */
export interface CancellationSource {
	readonly signal: Cancellation;
	abort(): void;
}

/** @param parent aborting it aborts this one too. */
export function createCancellation(parent?: Cancellation): CancellationSource {
	const listeners = new Set<() => void>();
	let aborted = parent?.aborted ?? false;
	const abort = () => {
		if (aborted) return;
		aborted = true;
		parent?.removeEventListener("abort", abort);
		for (const listener of [...listeners]) listener();
		listeners.clear();
	};
	parent?.addEventListener("abort", abort);
	return {
		signal: {
			get aborted() {
				return aborted;
			},
			addEventListener: (_type, listener) => void listeners.add(listener),
			removeEventListener: (_type, listener) => void listeners.delete(listener),
		},
		abort,
	};
}
