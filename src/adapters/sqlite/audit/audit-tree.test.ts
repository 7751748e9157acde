import { createHash, createPublicKey, verify } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { auditEntry } from "../../../../test/conformance/audit-log.suite.ts";
import type { AuditLog } from "../../../ports/audit-log.ts";
import type { TransparencyLog } from "../../../ports/transparency-log.ts";
import { migrate } from "../migration.ts";
import { openSealedDatabase } from "../sealed-database.ts";
import { openAuditLog } from "./audit-log.ts";
import { AUDIT_MIGRATIONS } from "./migrations.ts";

const KEYS = { sealing: Buffer.alloc(32, 7), signing: Buffer.alloc(32, 8) };
const sha256 = (...parts: Uint8Array[]) => createHash("sha256").update(Buffer.concat(parts)).digest();

/** RFC 6962 §2.1, from the definition. */
function rootOf(leaves: readonly Buffer[]): Buffer {
	if (leaves.length === 1) return sha256(Buffer.of(0), leaves[0] as Buffer);
	let k = 1;
	while (k * 2 < leaves.length) k *= 2;
	return sha256(Buffer.of(1), rootOf(leaves.slice(0, k)), rootOf(leaves.slice(k)));
}

function unbundle(bundle: Uint8Array): Buffer[] {
	const leaves = [];
	for (let at = 0; at < bundle.length; ) {
		const length = Buffer.from(bundle).readUInt16BE(at);
		leaves.push(Buffer.from(bundle.subarray(at + 2, at + 2 + length)));
		at += 2 + length;
	}
	return leaves;
}

describe("the access log as a tree", () => {
	let directory: string;
	let log: AuditLog & TransparencyLog;
	const open = async () => {
		log = await openAuditLog(join(directory, "audit.db"), KEYS);
	};
	beforeEach(async () => {
		directory = mkdtempSync(join(tmpdir(), "segward-tree-"));
		await open();
	});
	afterEach(async () => {
		await log.close();
		rmSync(directory, { recursive: true });
	});
	const append = (count: number) => Promise.all(Array.from({ length: count }, () => log.append(auditEntry())));

	async function head(): Promise<{ size: number; root: string; text: string; signature: Buffer }> {
		const note = (await log.checkpoint()) ?? "";
		const [text = "", lines = ""] = note.split("\n\n");
		const signature = Buffer.from(lines.split(" ")[2] ?? "", "base64").subarray(4);
		const [, size, root = ""] = text.split("\n");
		return { size: Number(size), root, text: `${text}\n`, signature };
	}

	async function leaves(size: number): Promise<Buffer[]> {
		const bundles = [];
		for (let at = 0; at < size; at += 256) {
			const id = { level: "entries", index: at / 256, width: Math.min(256, size - at) } as const;
			bundles.push(...unbundle((await log.tile(id)) ?? new Uint8Array()));
		}
		return bundles;
	}

	it("signs a head over exactly the entries it hands out, however they were appended and reopened", async () => {
		let expected = 0;
		for (const count of [1, 2, 253, 1, 300, 77]) {
			await append(count);
			expected += count;
			if (count === 300) {
				await log.close();
				await open();
			}
			const { size, root } = await head();
			expect(size).toBe(expected);
			expect(rootOf(await leaves(size)).toString("base64")).toBe(root);
		}
	});

	it("signs with the key that it tells auditors", async () => {
		await append(3);
		const { text, signature } = await head();
		const [name, , ...key] = log.verifierKey.split("+");
		expect(text.split("\n")[0]).toBe(name);
		const der = Buffer.concat([
			Buffer.from("302a300506032b6570032100", "hex"),
			Buffer.from(key.join("+"), "base64").subarray(1),
		]);
		expect(verify(null, Buffer.from(text), createPublicKey({ key: der, format: "der", type: "spki" }), signature)).toBe(
			true,
		);
	});

	it("serves the hashes of its leaves as tiles, and a full tile as one hash above", async () => {
		await append(600);
		const all = await leaves(600);
		const tile = Buffer.from((await log.tile({ level: 0, index: 1, width: 256 })) ?? []);
		expect(tile).toEqual(Buffer.concat(all.slice(256, 512).map((leaf) => sha256(Buffer.of(0), leaf))));
		const above = Buffer.from((await log.tile({ level: 1, index: 0, width: 2 })) ?? []);
		expect(above).toEqual(Buffer.concat([rootOf(all.slice(0, 256)), rootOf(all.slice(256, 512))]));
		expect(await log.tile({ level: 0, index: 2, width: 89 })).toBeUndefined();
		expect(Buffer.from((await log.tile({ level: 0, index: 2, width: 10 })) ?? []).length).toBe(320);
	});

	it("proves an entry: its text opens the commitment of a leaf that stands in the tree", async () => {
		await append(300);
		const proven = await log.prove("one", 42);
		if (proven === undefined) throw new Error("no proof");
		const { commitment } = JSON.parse(proven.leaf);
		const opened = sha256(
			Buffer.from("segward/audit-payload/1\n"),
			Buffer.from(proven.salt, "base64"),
			Buffer.from(proven.payload),
		);
		expect(opened.toString("base64")).toBe(commitment);
		expect((await leaves(300))[proven.leafIndex]?.toString()).toBe(proven.leaf);
		expect(proven.proof).toMatch(/^c2sp\.org\/tlog-proof@v1\nindex 41\n([A-Za-z0-9+/]{43}=\n)+\nsegward\.local\//);
		expect(await log.prove("one", 301)).toBeUndefined();
		expect(await log.prove("two", 1)).toBeUndefined();
	});

	it("puts nothing of an entry into its leaf but time, workspace and commitment", async () => {
		await append(2);
		const [first, second] = await leaves(2);
		expect(Object.keys(JSON.parse(String(first)))).toEqual(["at", "workspace", "commitment"]);
		expect(JSON.parse(String(first)).commitment).not.toBe(JSON.parse(String(second)).commitment);
	});

	it("plants the entries of a log from before there was a tree, and finds them", async () => {
		await log.close();
		rmSync(join(directory, "audit.db"), { force: true });
		rmSync(join(directory, "audit.db-wal"), { force: true });
		const older = openSealedDatabase(join(directory, "audit.db"), KEYS.sealing);
		migrate(older, AUDIT_MIGRATIONS.slice(0, 1));
		const insert = older.prepare("INSERT INTO entries VALUES ('one', ?, 'a', 'b', 'allow', ?)");
		for (let no = 1; no <= 5; no++) insert.run(no, JSON.stringify(auditEntry()));
		older.close();
		await open();
		await append(1);
		const { size, root } = await head();
		expect(size).toBe(6);
		expect(rootOf(await leaves(6)).toString("base64")).toBe(root);
		expect((await log.prove("one", 3))?.leafIndex).toBe(2);
		const found = await log.list({ workspaceId: "one", actor: auditEntry().actor, limit: 10 });
		expect(found.map(({ no }) => no)).toEqual([6, 5, 4, 3, 2, 1]);
	});
});
