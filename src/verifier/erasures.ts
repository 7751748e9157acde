import { entryAt } from "./entry-at.ts";
import type { Finding } from "./verify-log.ts";

/** Entries without their text, and the later entries that say so: what is gone without a record was taken away. */
export class Erasures {
	/** Index in the tree, by number in the workspace. */
	readonly #met = new Map<number, number>();
	readonly #recorded: { from: number; to: number }[] = [];

	get size(): number {
		return this.#met.size;
	}

	meet(no: number, index: number): void {
		this.#met.set(no, index);
	}

	/** Takes up what a text, found to be the one committed to, says of erased entries; they were all before it. */
	read(payload: string, no: number): void {
		if (!payload.includes('"erased"')) return;
		const { erased } = JSON.parse(payload) as { erased?: unknown };
		if (typeof erased !== "string") return;
		for (const range of erased.split(",")) {
			const [from = 0, to = from] = range.split("-").map(Number);
			if (to < no) this.#recorded.push({ from, to });
		}
	}

	unrecorded(): Finding | undefined {
		for (const [no, entry] of this.#met) {
			if (this.#recorded.some(({ from, to }) => from <= no && no <= to)) continue;
			const sentence = `The text of ${entryAt(entry, no)} was erased, and no later entry records it.`;
			return { what: "payload-erased", entry, sentence };
		}
		return undefined;
	}
}
