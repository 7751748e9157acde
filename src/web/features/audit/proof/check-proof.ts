import type { StoredAuditEntry } from "../../../../core/audit/entry.ts";
import { type Bytes, fromBase64, hex, same, sha256, utf8 } from "./bytes.ts";
import { hashOfLeaf, rootOf } from "./inclusion.ts";
import { isSignedBy, type NoteKey, readNoteKey, readSignedHead, type SignedHead } from "./signed-head.ts";

/** What the server gives to prove an entry. */
export interface ProvenEntry {
	payload: string;
	salt: string;
	leaf: string;
	proof: string;
	verifierKey: string;
}

export interface ProofStep {
	title: string;
	state: "holds" | "fails" | "unknown";
	/** Why, in a sentence. */
	text: string;
	/** What was computed and compared. */
	hashes: readonly (readonly [name: string, value: string])[];
}

export interface ProofRequest {
	/** As the screen shows it. */
	shown: StoredAuditEntry;
	proven: ProvenEntry;
	/** Who must have signed, as somebody wrote it down or this browser saw first. */
	trustedKey: string;
	/** Who must have cosigned. */
	witnessKeys: readonly string[];
}

const DOMAIN = utf8("segward/audit-payload/1\n");

/** Every step from the entry on the screen to the key that is trusted, computed here and not believed. */
export async function checkProof({ shown, proven, trustedKey, witnessKeys }: ProofRequest): Promise<ProofStep[]> {
	const { index, path, head } = readProof(proven.proof);
	return [
		isShown(shown, proven),
		await opensCommitment(proven),
		await leadsToRoot(proven.leaf, index, path, head),
		await signedBy(head, trustedKey, proven.verifierKey),
		...(await Promise.all(witnessKeys.map((key) => cosignedBy(head, key)))),
	];
}

function isShown(shown: StoredAuditEntry, { payload }: ProvenEntry): ProofStep {
	const title = "What you see is what is proven";
	if (payload === "") return { title, state: "unknown", text: "The text of this entry was erased.", hashes: [] };
	const said = Object.entries(jsonOf(payload) ?? {});
	const isSame = said.length > 0 && said.every(([name, value]) => sameJson(value, shown[name as keyof typeof shown]));
	const text = isSame ? "The proven text says what this screen shows." : "The proven text says something else.";
	return { title, state: isSame ? "holds" : "fails", text, hashes: [] };
}

async function opensCommitment({ payload, salt, leaf }: ProvenEntry): Promise<ProofStep> {
	const title = "The text opens its commitment";
	if (payload === "" && salt === "") {
		return { title, state: "unknown", text: "It was erased; nobody can say any more what it was.", hashes: [] };
	}
	const computed = await sha256(DOMAIN, fromBase64(salt) ?? new Uint8Array(), utf8(payload));
	const stated = jsonOf(leaf)?.commitment;
	const committed = typeof stated === "string" ? fromBase64(stated) : undefined;
	const isSame = same(computed, committed);
	return {
		title,
		state: isSame ? "holds" : "fails",
		text: isSame ? "The tree was given this very text." : "The tree was given another text: this one was changed.",
		hashes: [
			["SHA-256 of salt and text", hex(computed)],
			["Commitment in the tree", committed === undefined ? "none" : hex(committed)],
		],
	};
}

async function leadsToRoot(leaf: string, index: number, path: readonly Bytes[], head?: SignedHead): Promise<ProofStep> {
	const title = "The entry stands in the tree";
	const leafHash = await hashOfLeaf(utf8(leaf));
	const root = head && (await rootOf(index, head.size, leafHash, path));
	const isSame = same(root, head?.root);
	return {
		title,
		state: isSame ? "holds" : "fails",
		text: isSame
			? `Leaf ${index} of ${head?.size}: ${path.length} neighbours lead to the root.`
			: "Its neighbours do not lead to the root: it is not in this tree, or not at this place.",
		hashes: [
			["Leaf", hex(leafHash)],
			...path.map((hash, at) => [`Neighbour ${at + 1}`, hex(hash)] as const),
			["Root computed", root === undefined ? "none" : hex(root)],
			["Root that was signed", head === undefined ? "none" : hex(head.root)],
		],
	};
}

async function signedBy(head: SignedHead | undefined, trustedKey: string, statedKey: string): Promise<ProofStep> {
	const title = "The root is signed by the key you trust";
	const hashes = [
		["Trusted key", trustedKey],
		["Key that the server states", statedKey],
	] as const;
	const key = await readNoteKey(trustedKey);
	if (key === undefined) return { title, state: "fails", text: "The trusted key is no key of a log.", hashes };
	if (head === undefined || head.origin !== key.name) {
		return { title, state: "fails", text: "The head is of another log than the key.", hashes };
	}
	return { title, ...signatureState(await isSignedBy(head, key)), hashes };
}

async function cosignedBy(head: SignedHead | undefined, witnessKey: string): Promise<ProofStep> {
	const key = await readNoteKey(witnessKey);
	const title = `Cosigned by the witness ${key?.name ?? "(unreadable key)"}`;
	const hashes = [["Key", witnessKey]] as const;
	if (key === undefined || head === undefined)
		return { title, state: "fails", text: "There is nothing to check.", hashes };
	if (!isAmongSigners(head, key)) {
		const text = "This head is not cosigned by it; the newest one that is may be smaller than this entry's place.";
		return { title, state: "fails", text, hashes };
	}
	return { title, ...signatureState(await isSignedBy(head, key)), hashes };
}

function signatureState(isSigned: boolean | undefined): Pick<ProofStep, "state" | "text"> {
	if (isSigned === undefined) {
		const text = "This browser cannot check Ed25519 signatures. Download the proof and check it with 'segward audit'.";
		return { state: "unknown", text };
	}
	return isSigned
		? { state: "holds", text: "The signature holds." }
		: { state: "fails", text: "No signature of this key holds: somebody else signed, or the head was changed." };
}

function isAmongSigners({ signatures }: SignedHead, { name }: NoteKey): boolean {
	return signatures.some((one) => one.name === name);
}

/** c2sp.org/tlog-proof@v1. */
function readProof(proof: string): { index: number; path: Bytes[]; head?: SignedHead } {
	const gap = proof.indexOf("\n\n");
	const [header, place = "", ...lines] = proof.slice(0, Math.max(gap, 0)).split("\n");
	const index = Number(/^index (0|[1-9]\d{0,14})$/.exec(place)?.[1] ?? Number.NaN);
	if (header !== "c2sp.org/tlog-proof@v1") return { index: Number.NaN, path: [] };
	return {
		index,
		path: lines.map((line) => fromBase64(line) ?? new Uint8Array()),
		head: readSignedHead(proof.slice(gap + 2)),
	};
}

function jsonOf(text: string): Record<string, unknown> | undefined {
	try {
		return JSON.parse(text) as Record<string, unknown>;
	} catch {
		return undefined;
	}
}

function sameJson(one: unknown, other: unknown): boolean {
	return JSON.stringify(one) === JSON.stringify(other);
}
