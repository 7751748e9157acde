import type { Terminal } from "../terminal.ts";

/** One line on stderr that is written over; nothing at all where stderr is no terminal. */
export class ProgressLine {
	readonly #stderr: Terminal["stderr"];
	#shown = false;

	constructor(terminal: Terminal) {
		this.#stderr = terminal.stderr;
	}

	show(text: string): void {
		if (!this.#stderr.isTTY) return;
		this.#stderr.write(`\r\u001b[2K${text}`);
		this.#shown = true;
	}

	clear(): void {
		if (this.#shown) this.#stderr.write("\r\u001b[2K");
		this.#shown = false;
	}

	/** Shows what `look` says, again and again, while `work` runs. A look that fails changes nothing. */
	async during<T>(work: Promise<T>, look: () => Promise<string> | string, everyMs = 500): Promise<T> {
		if (!this.#stderr.isTTY) return work;
		let running = true;
		const looking = (async () => {
			while (running) {
				const text = await Promise.resolve()
					.then(look)
					.catch(() => undefined);
				if (running && text !== undefined) this.show(text);
				await new Promise((done) => setTimeout(done, everyMs).unref());
			}
		})();
		try {
			return await work;
		} finally {
			running = false;
			this.clear();
			void looking;
		}
	}
}
