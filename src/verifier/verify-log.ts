import type { AnchoredHead } from "./anchors.ts";
import type { LogSource } from "./log-source.ts";
import { GrowingTree, hashOfLeaf } from "./merkle.ts";
import { isSigned, readHead, type SignedHead, type TrustedKey } from "./note.ts";
import { Opener } from "./opener.ts";

export interface VerifyRequest {
	source: LogSource;
	/** Who must have signed the tree head. */
	key: TrustedKey;
	/** Each of these must have cosigned a head of this tree. */
	witnesses?: readonly TrustedKey[];
	/** A head that was verified before: the log must have grown from it. */
	earlier?: string;
	/** Heads that were kept outside: each must be a beginning of the log. */
	anchors?: readonly AnchoredHead[];
	onProgress?(done: number, total: number): void;
}

/** Something that is not as it must be; `entry` is the first bad place, where one is known. */
export interface Finding {
	what:
		| "wrong-signer"
		| "truncated"
		| "forked"
		| "entry-changed"
		| "entry-missing"
		| "hash-changed"
		| "payload-swapped"
		| "payload-erased"
		| "root-differs"
		| "not-witnessed";
	/** Leaf of the tree, from 0; entries of a workspace count from 1. */
	entry?: number;
	sentence: string;
}

export interface Verdict {
	origin: string;
	size: number;
	/** Entries whose text was erased, of those whose texts could be read. */
	erased: number;
	/** Empty: everything is as it must be. */
	findings: Finding[];
	/** The head that was verified; pass it as `earlier` next time. */
	checkpoint: string;
}

const WIDTH = 256;

/**
 * Reads the whole log and computes its tree anew: entries, hashes and signed head must fit each other, the head must be
 * signed by the key, and heads that were seen before (earlier, by witnesses, by anchors) must be beginnings of the same tree.
 *
 * @throws Error with a sentence where the log cannot be read at all.
 */
export async function verifyLog(request: VerifyRequest): Promise<Verdict> {
	const { source, key, witnesses = [] } = request;
	const checkpoint = await source.checkpoint();
	const head = readHead(checkpoint);
	const findings: Finding[] = [];
	const verdict = { origin: head.origin, size: head.size, erased: 0, findings, checkpoint };
	if (head.origin !== key.name || !isSigned(head, key)) {
		findings.push({ what: "wrong-signer", sentence: "The tree head is not signed by the expected key." });
		return verdict;
	}
	const seen = await headsToMeet(request, findings);
	for (const { size, whose } of firstOfAnchors(seen.filter(({ size }) => size > head.size))) {
		const sentence = `The log ends after ${head.size} entries, but ${whose} knew ${size}.`;
		findings.push({ what: "truncated", entry: head.size, sentence });
	}
	const tree = new GrowingTree();
	const roots = new Map<number, Buffer>();
	const sizes = new Set(seen.map(({ size }) => size));
	const opener = new Opener(source.payloads?.());
	const firstBad = await readEntries(request, head.size, tree, (entry) => {
		if (sizes.has(tree.size)) roots.set(tree.size, tree.root());
		return opener.check(tree.size - 1, entry);
	});
	verdict.erased = opener.erased;
	if (sizes.has(0)) roots.set(0, new GrowingTree().root());
	if (firstBad !== undefined) findings.push(firstBad);
	const matching = [0];
	const known = seen.filter(({ size }) => roots.has(size));
	const isMet = ({ size, root }: SeenHead) => roots.get(size)?.equals(root) ?? false;
	matching.push(...known.filter(isMet).map(({ size }) => size));
	for (const { size, whose } of firstOfAnchors(known.filter((one) => !isMet(one)))) {
		findings.push({ what: "forked", sentence: `The first ${size} entries are not those that ${whose} knew.` });
	}
	if (firstBad === undefined && !tree.root().equals(head.root)) {
		const from = Math.max(...matching);
		const sentence = `The entries do not have the signed root; something was changed at leaf ${from} of the tree or after it.`;
		findings.push({ what: "root-differs", entry: from, sentence });
	}
	if (firstBad === undefined) findings.push(...(await compareUpperTiles(source, tree)), ...opener.findings());
	for (const witness of witnesses) {
		if (seen.some(({ by }) => by === witness.name)) continue;
		findings.push({ what: "not-witnessed", sentence: `No head of this log is cosigned by ${witness.name}.` });
	}
	return verdict;
}

interface SeenHead extends SignedHead {
	whose: string;
	/** The witness. */
	by?: string;
	isAnchor?: true;
}

/** Where one anchor does not fit, those after it do not either. */
function firstOfAnchors(heads: readonly SeenHead[]): SeenHead[] {
	const [first] = heads.filter(({ isAnchor }) => isAnchor).sort((a, b) => a.size - b.size);
	return heads.filter((one) => !one.isAnchor || one === first);
}

async function headsToMeet(request: VerifyRequest, findings: Finding[]) {
	const { source, key, witnesses = [], earlier, anchors = [] } = request;
	const seen: SeenHead[] = [];
	if (earlier !== undefined) {
		const head = readHead(earlier);
		if (isSigned(head, key)) seen.push({ ...head, whose: "an earlier verification" });
		else findings.push({ what: "wrong-signer", sentence: "The earlier tree head is not signed by the expected key." });
	}
	for (const { whose, note } of anchors) {
		const head = headOrNothing(note);
		if (head !== undefined && isSigned(head, key)) seen.push({ ...head, whose, isAnchor: true });
		else
			findings.push({
				what: "wrong-signer",
				sentence: `What ${whose} holds is no tree head signed by the expected key.`,
			});
	}
	const witnessed = witnesses.length === 0 ? undefined : await source.witnessed();
	if (witnessed === undefined) return seen;
	const head = readHead(witnessed);
	for (const witness of witnesses) {
		if (isSigned(head, witness)) seen.push({ ...head, whose: `the witness ${witness.name}`, by: witness.name });
	}
	return seen;
}

function headOrNothing(note: string): SignedHead | undefined {
	try {
		return readHead(note);
	} catch {
		return undefined;
	}
}

/** Adds every entry to the tree; returns the first that is missing or does not fit the hash that is published for it. */
async function readEntries(
	{ source, onProgress }: VerifyRequest,
	size: number,
	tree: GrowingTree,
	onEntry: (entry: Buffer) => Promise<void> | undefined,
): Promise<Finding | undefined> {
	for (let begin = 0; begin < size; begin += WIDTH) {
		const width = Math.min(WIDTH, size - begin);
		const path = place(begin / WIDTH, width);
		const [bundle, hashes] = await Promise.all([source.tile(`tile/entries/${path}`), source.tile(`tile/0/${path}`)]);
		const entries = bundle === undefined ? [] : unbundle(bundle);
		for (let at = 0; at < width; at++) {
			const entry = entries[at];
			const index = begin + at;
			if (entry === undefined) {
				return {
					what: "entry-missing",
					entry: index,
					sentence: `Leaf ${index} of the tree is missing or cannot be read.`,
				};
			}
			const leaf = hashOfLeaf(entry);
			if (!hashes?.subarray(at * 32, at * 32 + 32).equals(leaf)) {
				const sentence = `Leaf ${index} of the tree does not fit the hash that is published for it.`;
				return { what: "entry-changed", entry: index, sentence };
			}
			tree.add(leaf);
			const checked = onEntry(entry);
			if (checked !== undefined) await checked;
		}
		if (entries.length !== width) {
			const sentence = `The bundle from leaf ${begin} of the tree holds more entries than it may.`;
			return { what: "entry-changed", entry: begin, sentence };
		}
		onProgress?.(begin + width, size);
	}
	return undefined;
}

/** The tiles above the lowest, from which others compute proofs. */
async function compareUpperTiles(source: LogSource, tree: GrowingTree): Promise<Finding[]> {
	for (const [below, hashes] of tree.upper.entries()) {
		for (let begin = 0; begin < hashes.length; begin += WIDTH) {
			const expected = Buffer.concat(hashes.slice(begin, begin + WIDTH));
			const path = `tile/${below + 1}/${place(begin / WIDTH, expected.length / 32)}`;
			if ((await source.tile(path))?.equals(expected)) continue;
			const entry = begin * WIDTH ** (below + 1);
			return [{ what: "hash-changed", entry, sentence: `The hashes of ${path} are not those of its entries.` }];
		}
	}
	return [];
}

function place(index: number, width: number): string {
	return `${placeOf(index)}${width === WIDTH ? "" : `.p/${width}`}`;
}

function placeOf(index: number): string {
	const digits = String(index).padStart(Math.ceil(String(index).length / 3) * 3, "0");
	return (digits.match(/\d{3}/g) ?? []).map((group, at, all) => (at < all.length - 1 ? `x${group}` : group)).join("/");
}

function unbundle(bundle: Buffer): Buffer[] {
	const entries: Buffer[] = [];
	for (let at = 0; at + 2 <= bundle.length; ) {
		const end = at + 2 + bundle.readUInt16BE(at);
		if (end > bundle.length) break;
		entries.push(bundle.subarray(at + 2, end));
		at = end;
	}
	return entries;
}
