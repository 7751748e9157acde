/** Lets work of one name run one after another, in the order of asking. */
export class Turns {
	readonly #last = new Map<string, Promise<unknown>>();

	/** Resolves when it is the caller's turn; the caller then calls what it got, when done. */
	async take(name: string): Promise<() => void> {
		const before = this.#last.get(name);
		let end = () => {};
		const over = new Promise<void>((resolve) => {
			end = resolve;
		});
		this.#last.set(name, over);
		await before;
		return () => {
			if (this.#last.get(name) === over) this.#last.delete(name);
			end();
		};
	}
}
