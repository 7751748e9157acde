import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openAuditLog } from "../../src/adapters/sqlite/audit/audit-log.ts";
import { cosign } from "../../src/adapters/sqlite/audit/tlog/cosignature.ts";
import {
	formatNote,
	formatVerifier,
	parseNote,
	privateKeyOf,
	verifierOf,
	WITNESS_KEY,
} from "../../src/adapters/sqlite/audit/tlog/signed-note.ts";
import { openSealedDatabase } from "../../src/adapters/sqlite/sealed-database.ts";
import { hashesAtLevel, tilePath } from "../../src/core/audit/tlog/tiles.ts";
import { anchoredHeads, splitNotes } from "../../src/verifier/anchors.ts";
import { directorySource } from "../../src/verifier/log-source.ts";
import { readKey } from "../../src/verifier/note.ts";
import { faultOfEntry } from "../../src/verifier/verify-entry.ts";
import { verifyLog } from "../../src/verifier/verify-log.ts";
import { auditEntry } from "../conformance/audit-log.suite.ts";

const KEYS = { sealing: Buffer.alloc(32, 7), signing: Buffer.alloc(32, 8) };
const ENTRIES = 600;
const WITNESS_SEED = Buffer.alloc(32, 3);
const witness = verifierOf("witness.example", privateKeyOf(WITNESS_SEED), WITNESS_KEY);

const root = mkdtempSync(join(tmpdir(), "segward-lie-"));
const honest = join(root, "honest");
/** Heads as an anchor keeps them: of 200, 300, 500 and 600 entries. */
const anchors = join(root, "anchors");
let verifierKey = "";
/** The head after 300 entries, as somebody kept it. */
let earlier = "";

type Log = Awaited<ReturnType<typeof openAuditLog>>;
const numbered = (no: number) => ({ ...auditEntry(), requestId: `request-${no}` });

async function fill(log: Log, from: number, to: number): Promise<void> {
	for (let no = from; no <= to; no += 50) {
		await Promise.all(Array.from({ length: Math.min(50, to - no + 1) }, (_, at) => log.append(numbered(no + at))));
	}
}

/** As `segward audit export --payloads` lays it out. */
async function exportTo(log: Log, directory: string): Promise<void> {
	const put = (path: string, content: string | Uint8Array) => {
		mkdirSync(dirname(join(directory, path)), { recursive: true });
		writeFileSync(join(directory, path), content);
	};
	const checkpoint = (await log.checkpoint()) ?? "";
	const size = Number(checkpoint.split("\n")[1]);
	put("checkpoint", checkpoint);
	for (let level = 0; hashesAtLevel(level, size) > 0; level++) {
		const hashes = hashesAtLevel(level, size);
		for (let index = 0; index * 256 < hashes; index++) {
			const width = Math.min(256, hashes - index * 256);
			for (const of of level === 0 ? ([0, "entries"] as const) : [level]) {
				const tile = { level: of, index, width };
				put(tilePath(tile), (await log.tile(tile)) ?? new Uint8Array());
			}
		}
	}
	const opened = await log.payloads("one", -1, size);
	put("payloads.jsonl", opened.map((one) => `${JSON.stringify(one)}\n`).join(""));
	const { text } = parseNote(checkpoint) ?? { text: "" };
	put(
		"witnessed",
		formatNote({ text, signatures: [cosign(text, 1_780_000_000, witness, privateKeyOf(WITNESS_SEED))] }),
	);
}

beforeAll(async () => {
	let log = await openAuditLog(join(root, "audit.db"), KEYS);
	verifierKey = log.verifierKey;
	const keep = async () => {
		const note = (await log.checkpoint()) ?? "";
		writeFileSync(join(anchors, `${note.split("\n")[1]?.padStart(16, "0")}.checkpoint`), note);
	};
	mkdirSync(anchors);
	await fill(log, 1, 200);
	await keep();
	await fill(log, 201, 300);
	await keep();
	earlier = (await log.checkpoint()) ?? "";
	await log.close();
	cpSync(join(root, "audit.db"), join(root, "at-300.db"));
	log = await openAuditLog(join(root, "audit.db"), KEYS);
	await fill(log, 301, 500);
	await keep();
	await fill(log, 501, ENTRIES);
	await keep();
	await exportTo(log, honest);
	await log.close();
});
afterAll(() => rmSync(root, { recursive: true }));

function verify(directory: string, changes: { key?: string; earlier?: string; witnesses?: string[] } = {}) {
	const { key = verifierKey, witnesses = [formatVerifier(witness)] } = changes;
	const request = { source: directorySource(directory), key: readKey(key), witnesses: witnesses.map(readKey) };
	return verifyLog({ ...request, earlier: changes.earlier ?? earlier });
}

let copies = 0;
/** A copy of the honest export, with one thing changed. */
function tampered(change: (directory: string) => void): string {
	copies += 1;
	const directory = join(root, `copy-${copies}`);
	cpSync(honest, directory, { recursive: true });
	change(directory);
	return directory;
}

const bundle = (directory: string, index: number) =>
	join(directory, "tile/entries", index === 2 ? "002.p/88" : `00${index}`);

/** Changes entries of a bundle, keeping its form. */
function editBundle(file: string, edit: (entries: Buffer[]) => Buffer[]): void {
	const bytes = readFileSync(file);
	const entries: Buffer[] = [];
	for (let at = 0; at < bytes.length; ) {
		const end = at + 2 + bytes.readUInt16BE(at);
		entries.push(bytes.subarray(at + 2, end));
		at = end;
	}
	const framed = edit(entries).map((entry) => Buffer.concat([Buffer.of(entry.length >> 8, entry.length & 255), entry]));
	writeFileSync(file, Buffer.concat(framed));
}

/** The log that somebody who holds the signing key would like to have been. */
async function rewritten(change: (no: number) => object | undefined): Promise<string> {
	copies += 1;
	const directory = join(root, `fork-${copies}`);
	const log = await openAuditLog(join(root, `fork-${copies}.db`), KEYS);
	for (let no = 1; no <= ENTRIES; no++) {
		const changes = change(no);
		if (changes !== undefined) await log.append({ ...numbered(no), ...changes });
	}
	await exportTo(log, directory);
	await log.close();
	return directory;
}

test("an honest log verifies, with its witness and from an earlier head on", async () => {
	expect(await verify(honest)).toMatchObject({ size: ENTRIES, findings: [] });
});

describe("heads kept outside show", () => {
	const against = async (directory: string, place = anchors) => {
		const request = { source: directorySource(directory), key: readKey(verifierKey) };
		return (await verifyLog({ ...request, anchors: await anchoredHeads(place) })).findings;
	};

	test("that an honest log has grown from each of them", async () => {
		expect(await against(honest)).toEqual([]);
	});

	/** The honest log as it was after 300 entries, gone on with in another way by whoever holds its keys. */
	const wentOn = async (name: string, to: number) => {
		cpSync(join(root, "at-300.db"), join(root, `${name}.db`));
		const log = await openAuditLog(join(root, `${name}.db`), KEYS);
		await fill(log, 301, to);
		await exportTo(log, join(root, name));
		await log.close();
		return join(root, name);
	};

	test("which is the first that a forked log does not fit, though its own signature holds", async () => {
		const sentence = "The first 500 entries are not those that the anchor 0000000000000500.checkpoint knew.";
		expect(await against(await wentOn("other", ENTRIES))).toEqual([{ what: "forked", sentence }]);
	});

	test("that a log was cut short, and where", async () => {
		const sentence = "The log ends after 300 entries, but the anchor 0000000000000500.checkpoint knew 500.";
		expect(await against(await wentOn("short", 300))).toEqual([{ what: "truncated", entry: 300, sentence }]);
	});

	test("a head that somebody else signed", async () => {
		const strange = join(root, "strange");
		cpSync(anchors, strange, { recursive: true });
		const file = join(strange, "0000000000000200.checkpoint");
		writeFileSync(file, readFileSync(file, "utf8").replace("\n200\n", "\n201\n"));
		expect(await against(honest, strange)).toMatchObject([{ what: "wrong-signer" }]);
	});

	test("nothing where none is kept, and that is not taken for agreement", async () => {
		mkdirSync(join(root, "empty"));
		await expect(anchoredHeads(join(root, "empty"))).rejects.toThrow("No tree head is kept");
	});

	test("the same where an address gives them one after the other", () => {
		const notes = ["0000000000000200", "0000000000000300"].map((name) =>
			readFileSync(join(anchors, `${name}.checkpoint`), "utf8"),
		);
		expect(splitNotes(notes.join(""))).toEqual(notes);
		expect(splitNotes(notes.join("\n"))).toEqual(notes);
	});
});

describe("a verifier that shares no code with the writer finds, and says where,", () => {
	test("an edited entry", async () => {
		const directory = tampered((copy) =>
			editBundle(bundle(copy, 1), (entries) => {
				const text = String(entries[44]).replace(/"workspace":"one"/, '"workspace":"two"');
				return entries.with(44, Buffer.from(text));
			}),
		);
		expect((await verify(directory)).findings).toMatchObject([{ what: "entry-changed", entry: 300 }]);
	});

	test("a removed entry", async () => {
		const directory = tampered((copy) => editBundle(bundle(copy, 0), (entries) => entries.toSpliced(17, 1)));
		expect((await verify(directory)).findings).toMatchObject([{ what: "entry-changed", entry: 17 }]);
	});

	test("entries in another order", async () => {
		const directory = tampered((copy) =>
			editBundle(bundle(copy, 2), ([a, b, ...more]) => [b as Buffer, a as Buffer, ...more]),
		);
		expect((await verify(directory)).findings).toMatchObject([{ what: "entry-changed", entry: 512 }]);
	});

	test("a missing and a damaged bundle", async () => {
		const missing = tampered((copy) => rmSync(bundle(copy, 1)));
		expect((await verify(missing)).findings).toMatchObject([{ what: "entry-missing", entry: 256 }]);
		const cut = tampered((copy) => {
			const file = bundle(copy, 1);
			writeFileSync(file, readFileSync(file).subarray(0, 1000));
		});
		expect((await verify(cut)).findings[0]?.what).toBe("entry-missing");
	});

	test("changed hashes, of entries and above", async () => {
		const flip = (file: string) => {
			const bytes = readFileSync(file);
			bytes[40] = (bytes[40] ?? 0) ^ 1;
			writeFileSync(file, bytes);
		};
		const low = tampered((copy) => flip(join(copy, "tile/0/000")));
		expect((await verify(low)).findings).toMatchObject([{ what: "entry-changed", entry: 1 }]);
		const high = tampered((copy) => flip(join(copy, "tile/1/000.p/2")));
		expect((await verify(high)).findings).toMatchObject([{ what: "hash-changed", entry: 0 }]);
	});

	test("an entry and its hash changed alike", async () => {
		const fork = await rewritten((no) => (no === 450 ? { actor: "somebody else" } : {}));
		const directory = tampered((copy) => {
			cpSync(join(fork, "tile"), join(copy, "tile"), { recursive: true });
			cpSync(join(fork, "payloads.jsonl"), join(copy, "payloads.jsonl"));
		});
		const { findings } = await verify(directory, { witnesses: [] });
		// Salts differ from the first entry on, so even the beginning is another.
		expect(findings.map(({ what }) => what)).toEqual(["forked", "root-differs"]);
	});

	test("a log cut short, even with a head that was once signed", async () => {
		const log = await openAuditLog(join(root, "cut-short.db"), KEYS);
		await fill(log, 1, 200);
		const directory = join(root, "cut-short");
		await exportTo(log, directory);
		await log.close();
		const { findings } = await verify(directory);
		expect(findings[0]).toMatchObject({ what: "truncated", entry: 200 });
	});

	test("a fork signed by the log's own key", async () => {
		const fork = await rewritten((no) => (no === 100 ? { outcome: "done", reason: "polished" } : {}));
		expect((await verify(fork, { witnesses: [] })).findings).toMatchObject([{ what: "forked" }]);
		cpSync(join(honest, "witnessed"), join(fork, "witnessed"));
		const whose = (await verify(fork)).findings.map(({ sentence }) => sentence).join(" ");
		expect(whose).toContain("witness.example");
	});

	test("texts swapped between entries, changed, or gone", async () => {
		const editPayloads = (edit: (lines: { payload: string; salt: string }[]) => unknown[]) =>
			tampered((copy) => {
				const file = join(copy, "payloads.jsonl");
				const lines = readFileSync(file, "utf8")
					.trim()
					.split("\n")
					.map((line) => JSON.parse(line));
				writeFileSync(
					file,
					edit(lines)
						.map((line) => `${JSON.stringify(line)}\n`)
						.join(""),
				);
			});
		const swapped = editPayloads((lines) =>
			lines.with(7, { ...(lines[7] as object), payload: lines[8]?.payload } as never),
		);
		expect((await verify(swapped)).findings).toMatchObject([{ what: "payload-swapped", entry: 7 }]);
		const gone = editPayloads((lines) => lines.toSpliced(500, 1));
		expect((await verify(gone)).findings).toMatchObject([{ what: "payload-swapped", entry: 500 }]);
	});

	test("another signer, and a witness that never saw the log", async () => {
		const other = await openAuditLog(join(root, "other.db"), { ...KEYS, signing: Buffer.alloc(32, 99) });
		const key = other.verifierKey;
		await other.close();
		expect((await verify(honest, { key })).findings).toMatchObject([{ what: "wrong-signer" }]);
		const stranger = formatVerifier(verifierOf("stranger.example", privateKeyOf(Buffer.alloc(32, 4)), WITNESS_KEY));
		expect((await verify(honest, { witnesses: [stranger] })).findings).toMatchObject([{ what: "not-witnessed" }]);
	});

	test("whoever holds the store's own key and edits it behind the program's back", async () => {
		const file = join(root, "edited.db");
		const before = await openAuditLog(file, KEYS);
		await fill(before, 1, 300);
		await before.close();
		const database = openSealedDatabase(file, KEYS.sealing);
		database.exec("DROP TRIGGER entries_keep");
		database.exec("UPDATE entries SET entry = replace(entry, 'request-42\"', 'request-43\"') WHERE no = 42");
		database.close();
		const log = await openAuditLog(file, KEYS);
		await exportTo(log, join(root, "edited"));
		const proven = await log.prove("one", 42);
		await log.close();
		const { findings } = await verify(join(root, "edited"), { earlier: undefined as never, witnesses: [] });
		expect(findings.at(-1)).toMatchObject({ what: "payload-swapped", entry: 41 });
		expect(proven && faultOfEntry(proven, readKey(verifierKey))).toContain("committed");
	});
});

describe("an erasure", () => {
	let erased = "";
	const verifyAlone = (directory: string) =>
		verifyLog({ source: directorySource(directory), key: readKey(verifierKey) });
	beforeAll(async () => {
		const log = await openAuditLog(join(root, "erased.db"), KEYS);
		for (let no = 1; no <= 40; no++) await log.append({ ...numbered(no), actorId: no % 5 === 0 ? "p5" : "p1" });
		await log.erase({ workspaceId: "one", actor: "p5" }, { ...auditEntry(), action: "audit:erase" });
		await log.append(numbered(41));
		erased = join(root, "erased");
		await exportTo(log, erased);
		const proven = await log.prove("one", 20);
		expect(proven).toMatchObject({ payload: "", salt: "" });
		expect(proven && faultOfEntry(proven, readKey(verifierKey))).toBeUndefined();
		await log.close();
	});
	const withPayloads = (edit: (lines: { salt: string; payload: string }[]) => void) => {
		copies += 1;
		const directory = join(root, `copy-${copies}`);
		cpSync(erased, directory, { recursive: true });
		const file = join(directory, "payloads.jsonl");
		const lines = readFileSync(file, "utf8")
			.trim()
			.split("\n")
			.map((line) => JSON.parse(line)) as never[];
		edit(lines);
		writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
		return verifyAlone(directory);
	};

	test("leaves no text, and a log that verifies", async () => {
		expect(readFileSync(join(erased, "payloads.jsonl"), "utf8")).not.toContain('request-20\\"');
		expect(await verifyAlone(erased)).toMatchObject({ size: 42, erased: 8, findings: [] });
	});

	test("cannot hide that another entry was edited", async () => {
		const { findings } = await withPayloads((lines) => {
			Object.assign(lines[20] as object, { payload: lines[20]?.payload.replace("request-21", "request-22") });
		});
		expect(findings).toMatchObject([{ what: "payload-swapped", entry: 20 }]);
	});

	test("that nobody recorded is found, and so is one that puts another text in its place", async () => {
		const silent = await withPayloads((lines) => void Object.assign(lines[6] as object, { payload: "", salt: "" }));
		expect(silent.findings).toMatchObject([{ what: "payload-erased", entry: 6 }]);
		const replaced = await withPayloads(
			(lines) => void Object.assign(lines[4] as object, { payload: lines[3]?.payload }),
		);
		expect(replaced.findings).toMatchObject([{ what: "payload-swapped", entry: 4 }]);
	});

	test("cannot be recorded by an entry that is not in the tree, nor can its own record be erased unseen", async () => {
		const { findings } = await withPayloads((lines) => {
			const record = lines.find(({ payload }) => payload.includes('"erased":"')) as { payload: string };
			record.payload = record.payload.replace('"erased":"5,', '"erased":"5-6,');
		});
		expect(findings).toMatchObject([{ what: "payload-swapped", entry: 40 }]);
		const gone = await withPayloads((lines) => void Object.assign(lines[40] as object, { payload: "", salt: "" }));
		expect(gone.findings).toMatchObject([{ what: "payload-erased" }]);
	});
});

test("a proof of one entry holds on its own, and for no other entry", async () => {
	const log = await openAuditLog(join(root, "audit.db"), KEYS);
	const [first, second] = [await log.prove("one", 123), await log.prove("one", 124)];
	await log.close();
	if (first === undefined || second === undefined) throw new Error("no proof");
	const key = readKey(verifierKey);
	expect(faultOfEntry(first, key)).toBeUndefined();
	expect(faultOfEntry({ ...first, proof: second.proof }, key)).toContain("does not stand");
	expect(faultOfEntry({ ...first, payload: second.payload }, key)).toContain("committed");
	expect(faultOfEntry({ ...first, proof: first.proof.replace(/index \d+/, "index 5") }, key)).toContain(
		"does not stand",
	);
});
