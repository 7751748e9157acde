import type { SqlParameters } from "../database.ts";

/** Collects the values of one statement; the SQL only ever holds `{p0:Type}`. Equal values share a parameter. */
export class BoundParameters {
	readonly #values: Record<string, unknown> = {};
	readonly #names = new Map<string, string>();

	/** The placeholder for `value`; `type` is an engine type of our own making, never user text. */
	bind(type: string, value: string | number | readonly string[] | readonly number[]): string {
		const key = JSON.stringify([type, value]);
		let name = this.#names.get(key);
		if (name === undefined) {
			name = `p${this.#names.size}`;
			this.#names.set(key, name);
			this.#values[name] = value;
		}
		return `{${name}:${type}}`;
	}

	get values(): SqlParameters {
		return { ...this.#values };
	}
}
