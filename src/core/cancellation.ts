/** The part of `AbortSignal` that inner layers need; an `AbortSignal` is one. */
export interface Cancellation {
	readonly aborted: boolean;
	addEventListener(type: "abort", listener: () => void): void;
	removeEventListener(type: "abort", listener: () => void): void;
}
