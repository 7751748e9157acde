import { type KeyObject, randomBytes } from "node:crypto";
import type { Statement } from "better-sqlite3-multiple-ciphers";
import { consistencyProof, inclusionProof, treeHash } from "../../../core/audit/tlog/merkle.ts";
import { hasTile, TILE_WIDTH, type TileId } from "../../../core/audit/tlog/tiles.ts";
import { SegwardError } from "../../../core/error/segward-error.ts";
import type { OpenedEntry, ProvenEntry } from "../../../ports/transparency-log.ts";
import type { SealedDatabase } from "../sealed-database.ts";
import { formatCheckpoint, parseCheckpoint } from "./tlog/checkpoint.ts";
import { cosignedAt } from "./tlog/cosignature.ts";
import { entryBundle, leafOf, MOST_LEAF_BYTES, SALT_BYTES } from "./tlog/leaf.ts";
import { sha256 } from "./tlog/sha256.ts";
import {
	formatNote,
	LOG_KEY,
	type NoteVerifier,
	parseNote,
	parseVerifier,
	privateKeyOf,
	signatureLine,
	signText,
	verifierOf,
} from "./tlog/signed-note.ts";
import { TileStore } from "./tlog/tile-store.ts";

interface LeafRow {
	leaf_index: number;
	leaf: Buffer;
	salt: Buffer;
}

/** The tree over the entries of the access log, in the same file and transactions. */
export class AuditTree {
	readonly origin: string;
	readonly #key: KeyObject;
	readonly #signer: Pick<NoteVerifier, "name" | "id">;
	readonly #tiles: TileStore;
	readonly #statements: Record<
		"insert" | "leaves" | "leafOf" | "size" | "put" | "newest" | "cosigned" | "payloads" | "entry" | "newestNo",
		Statement
	>;

	/** @param seed of the Ed25519 key that signs tree heads; 32 bytes. */
	constructor(database: SealedDatabase, seed: Uint8Array) {
		this.#key = privateKeyOf(seed);
		this.origin = originOf(this.#key);
		this.#signer = verifierOf(this.origin, this.#key, LOG_KEY);
		this.#tiles = new TileStore(database);
		const prepare = (sql: string) => database.prepare(sql);
		this.#statements = {
			insert: prepare("INSERT INTO leaves VALUES (?, ?, ?, ?, ?)"),
			leaves: prepare("SELECT leaf FROM leaves WHERE leaf_index >= ? AND leaf_index < ? ORDER BY leaf_index").pluck(),
			leafOf: prepare("SELECT leaf_index, leaf, salt FROM leaves WHERE workspace_id = ? AND no = ?"),
			size: prepare("SELECT coalesce(max(leaf_index) + 1, 0) FROM leaves").pluck(),
			put: prepare("INSERT OR REPLACE INTO checkpoints VALUES (?, ?, ?)"),
			newest: prepare("SELECT note FROM checkpoints WHERE kind = 'newest'").pluck(),
			cosigned: prepare("SELECT note FROM checkpoints WHERE kind <> 'newest' ORDER BY size DESC, kind").pluck(),
			payloads: prepare(
				`SELECT l.leaf_index, l.no, l.salt, e.entry FROM leaves l JOIN entries e USING (workspace_id, no)
				WHERE l.workspace_id = ? AND l.leaf_index > ? ORDER BY l.leaf_index LIMIT ?`,
			),
			newestNo: prepare(
				"SELECT no FROM leaves WHERE workspace_id = ? AND leaf_index <= ? ORDER BY leaf_index DESC LIMIT 1",
			).pluck(),
			entry: prepare("SELECT entry FROM entries WHERE workspace_id = ? AND no = ?").pluck(),
		};
		this.load();
	}

	/** Takes up what the file holds; to be called also when a transaction was rolled back. */
	load(): void {
		this.#tiles.load(Number(this.#statements.size.get()));
	}

	/** Adds entries and signs the new tree head, inside the caller's transaction. */
	add(entries: readonly { workspaceId: string; no: number; at: string; text: string }[]): void {
		const salts = randomBytes(entries.length * SALT_BYTES);
		for (const [index, { workspaceId, no, at, text }] of entries.entries()) {
			const salt = salts.subarray(index * SALT_BYTES, (index + 1) * SALT_BYTES);
			const leaf = leafOf({ at, workspaceId, text }, salt);
			if (leaf.length > MOST_LEAF_BYTES) throw new Error("A leaf of the access log is too long.");
			this.#statements.insert.run(this.#tiles.size, workspaceId, no, leaf, salt);
			this.#tiles.add(leaf);
		}
		this.#tiles.flush();
		const size = this.#tiles.size;
		const text = formatCheckpoint({ origin: this.origin, size, root: treeHash(sha256, size, this.#tiles.subtrees()) });
		const note = formatNote({ text, signatures: [{ ...this.#signer, bytes: signText(text, this.#key) }] });
		this.#statements.put.run("newest", size, note);
	}

	get size(): number {
		return this.#tiles.size;
	}

	/** When an entry was recorded, also one whose text was erased. */
	leafTime(workspaceId: string, no: number): string {
		const { leaf } = this.#statements.leafOf.get(workspaceId, no) as LeafRow;
		return String(JSON.parse(leaf.toString()).at);
	}

	/** The newest signed tree head; undefined while nothing was ever recorded. */
	checkpoint(): string | undefined {
		return this.#statements.newest.get() as string | undefined;
	}

	/** The newest head that a witness cosigned, with the cosignatures of all that saw the same. */
	witnessed(): string | undefined {
		const notes = (this.#statements.cosigned.all() as string[]).flatMap((note) => parseNote(note) ?? []);
		const [newest] = notes;
		if (newest === undefined) return undefined;
		const signatures = notes.filter(({ text }) => text === newest.text).flatMap((note) => note.signatures);
		const byLine = new Map(signatures.map((one) => [signatureLine(one), one]));
		return formatNote({ text: newest.text, signatures: [...byLine.values()] });
	}

	payloads(workspaceId: string, afterLeaf: number, limit: number): OpenedEntry[] {
		return (
			this.#statements.payloads.all(workspaceId, afterLeaf, limit) as (LeafRow & { no: number; entry: string })[]
		).map(({ leaf_index: leafIndex, no, salt, entry }) => ({
			leafIndex,
			no,
			salt: salt.toString("base64"),
			payload: entry,
		}));
	}

	/** Entries of a workspace behind this leaf: they are numbered without gaps. */
	backlog(workspaceId: string, afterLeaf: number): number {
		const newestNo = (leaf: number) => Number(this.#statements.newestNo.get(workspaceId, leaf) ?? 0);
		return newestNo(Number.MAX_SAFE_INTEGER) - newestNo(afterLeaf);
	}

	/** Keeps what a witness cosigned. @throws SegwardError `witness-refused` where this key did not. */
	keepCosigned(witness: string, note: string): void {
		const verifier = parseVerifier(witness);
		const parsed = parseNote(note);
		if (verifier === undefined || parsed === undefined || cosignedAt(parsed, verifier) === undefined) {
			throw new SegwardError("witness-refused", { detail: "A witness answered with a signature that is not its own." });
		}
		this.#statements.put.run(`witness ${verifier.name}`, parseCheckpoint(parsed.text)?.size ?? 0, note);
	}

	/** Undefined where the tree has no such tile, at this width. */
	tile(id: TileId): Buffer | undefined {
		if (!hasTile(id, this.#tiles.size)) return undefined;
		if (id.level !== "entries") return this.#tiles.tile(id.level, id.index).subarray(0, id.width * 32);
		const begin = id.index * TILE_WIDTH;
		return entryBundle(this.#statements.leaves.all(begin, begin + id.width) as Buffer[]);
	}

	consistency(oldSize: number, size: number): Uint8Array[] {
		return consistencyProof(sha256, oldSize, size, this.#tiles.subtrees());
	}

	/**
	 * An entry with all that proves it stands in the tree: under the newest head that witnesses cosigned, where that covers it,
	 * and under the newest one otherwise. Undefined where there is no such entry.
	 */
	prove(workspaceId: string, no: number): ProvenEntry | undefined {
		const row = this.#statements.leafOf.get(workspaceId, no) as LeafRow | undefined;
		const checkpoint = row && this.#headOver(row.leaf_index);
		if (row === undefined || checkpoint === undefined) return undefined;
		const size = sizeOf(checkpoint);
		const hashes = inclusionProof(sha256, row.leaf_index, size, this.#tiles.subtrees());
		const lines = hashes.map((hash) => `${Buffer.from(hash).toString("base64")}\n`).join("");
		return {
			no,
			leafIndex: row.leaf_index,
			leaf: row.leaf.toString(),
			salt: row.salt.toString("base64"),
			payload: String(this.#statements.entry.get(workspaceId, no)),
			proof: `c2sp.org/tlog-proof@v1\nindex ${row.leaf_index}\n${lines}\n${checkpoint}`,
		};
	}

	#headOver(leafIndex: number): string | undefined {
		const witnessed = this.witnessed();
		return witnessed !== undefined && sizeOf(witnessed) > leafIndex ? witnessed : this.checkpoint();
	}
}

function sizeOf(checkpoint: string): number {
	return parseCheckpoint(checkpoint)?.size ?? 0;
}

/** Names the log for good, wherever it is served: after its key. */
export function originOf(key: KeyObject): string {
	const { publicKey } = verifierOf("segward", key, LOG_KEY);
	return `segward.local/${Buffer.from(sha256(publicKey)).toString("hex").slice(0, 16)}`;
}
