import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";

/** The newest head that was cosigned for a log. */
export interface KnownHead {
	size: number;
	/** Base64. */
	root: string;
}

/** What a witness has seen, in one small file that is replaced as a whole. */
export class WitnessState {
	readonly #file: string;
	readonly #heads: Record<string, KnownHead>;

	/** @throws Error where the file is damaged: a witness that forgot must not sign. */
	constructor(file: string) {
		this.#file = file;
		this.#heads = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Record<string, KnownHead>) : {};
	}

	get(origin: string): KnownHead | undefined {
		return this.#heads[origin];
	}

	/** Durable when it returns: only then may the head be cosigned. */
	set(origin: string, head: KnownHead): void {
		this.#heads[origin] = head;
		const beside = `${this.#file}.new`;
		writeFileSync(beside, JSON.stringify(this.#heads), { flush: true, mode: 0o600 });
		renameSync(beside, this.#file);
	}
}
