import { hash } from "node:crypto";
import type { OpenedEntry } from "./log-source.ts";
import type { Finding } from "./verify-log.ts";

const DOMAIN = Buffer.from("segward/audit-payload/1\n");

interface Leaf {
	workspace?: unknown;
	commitment?: unknown;
}

/** Compares what entries say with the commitments in the tree, as both are read in order. */
export class Opener {
	readonly #opened: AsyncIterator<OpenedEntry> | undefined;
	#next: OpenedEntry | undefined;
	#begun = false;
	/** A reader gets the entries of one workspace only. */
	#workspace: unknown;
	#finding: Finding | undefined;

	constructor(opened: AsyncIterable<OpenedEntry> | undefined) {
		this.#opened = opened?.[Symbol.asyncIterator]();
	}

	/** At once where there is nothing to wait for. */
	check(index: number, entry: Buffer): Promise<void> | undefined {
		if (this.#opened === undefined || this.#finding !== undefined) return undefined;
		return this.#checkNext(index, entry);
	}

	findings(): Finding[] {
		return this.#finding === undefined ? [] : [this.#finding];
	}

	async #checkNext(index: number, entry: Buffer): Promise<void> {
		if (!this.#begun) await this.#advance();
		const leaf = JSON.parse(entry.toString()) as Leaf;
		if (this.#next?.leafIndex !== index) {
			const isOurs = this.#workspace !== undefined && leaf.workspace === this.#workspace;
			if (isOurs) this.#fail(index, `The text of entry ${index} is missing.`);
			return;
		}
		this.#workspace ??= leaf.workspace;
		const bytes = Buffer.concat([DOMAIN, Buffer.from(this.#next.salt, "base64"), Buffer.from(this.#next.payload)]);
		if (hash("sha256", bytes, "base64") !== leaf.commitment) {
			this.#fail(index, `The text of entry ${index} is not the one that was committed to.`);
		}
		await this.#advance();
	}

	async #advance(): Promise<void> {
		this.#begun = true;
		const { done, value } = (await this.#opened?.next()) ?? { done: true, value: undefined };
		this.#next = done ? undefined : value;
	}

	#fail(entry: number, sentence: string): void {
		this.#finding ??= { what: "payload-swapped", entry, sentence };
	}
}
