import { hash } from "node:crypto";
import { entryAt } from "./entry-at.ts";
import { Erasures } from "./erasures.ts";
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
	/** Entries of that workspace so far: they are numbered from 1. */
	#no = 0;
	readonly #erasures = new Erasures();
	#finding: Finding | undefined;

	constructor(opened: AsyncIterable<OpenedEntry> | undefined) {
		this.#opened = opened?.[Symbol.asyncIterator]();
	}

	/** At once where there is nothing to wait for. */
	check(index: number, entry: Buffer): Promise<void> | undefined {
		if (this.#opened === undefined || this.#finding !== undefined) return undefined;
		return this.#checkNext(index, entry);
	}

	/** Entries whose text was erased; each is recorded, or there is a finding. */
	get erased(): number {
		return this.#erasures.size;
	}

	findings(): Finding[] {
		const found = this.#finding ?? this.#erasures.unrecorded();
		return found === undefined ? [] : [found];
	}

	async #checkNext(index: number, entry: Buffer): Promise<void> {
		if (!this.#begun) await this.#advance();
		const leaf = JSON.parse(entry.toString()) as Leaf;
		if (this.#next?.leafIndex !== index) {
			const isOurs = this.#workspace !== undefined && leaf.workspace === this.#workspace;
			if (isOurs) this.#fail(index, `The text of ${entryAt(index, this.#no + 1)} is missing.`);
			return;
		}
		this.#workspace ??= leaf.workspace;
		this.#no += 1;
		const { salt, payload } = this.#next;
		const bytes = Buffer.concat([DOMAIN, Buffer.from(salt, "base64"), Buffer.from(payload)]);
		if (salt === "" && payload === "") this.#erasures.meet(this.#no, index);
		else if (hash("sha256", bytes, "base64") === leaf.commitment) this.#erasures.read(payload, this.#no);
		else this.#fail(index, `The text of ${entryAt(index, this.#no)} is not the one that was committed to.`);
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
