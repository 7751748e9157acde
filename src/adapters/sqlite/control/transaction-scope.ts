import { AsyncLocalStorage } from "node:async_hooks";

/** Marks everything that runs within one transaction, so that a statement which would wait for itself is refused. */
export class TransactionScope<T> {
	readonly #storage = new AsyncLocalStorage<{ value: T; open: boolean }>();

	current(): T | undefined {
		const scope = this.#storage.getStore();
		return scope?.open ? scope.value : undefined;
	}

	async run<R>(value: T, work: () => Promise<R>): Promise<R> {
		const scope = { value, open: true };
		try {
			return await this.#storage.run(scope, work);
		} finally {
			scope.open = false;
		}
	}
}
