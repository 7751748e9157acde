import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openAuditLog } from "../../src/adapters/sqlite/audit/audit-log.ts";
import { cosign } from "../../src/adapters/sqlite/audit/tlog/cosignature.ts";
import {
	formatVerifier,
	privateKeyOf,
	signatureLine,
	verifierOf,
	WITNESS_KEY,
} from "../../src/adapters/sqlite/audit/tlog/signed-note.ts";
import type { StoredAuditEntry } from "../../src/core/audit/entry.ts";
import { fromBase64, hex } from "../../src/web/features/audit/proof/bytes.ts";
import { checkProof, type ProvenEntry } from "../../src/web/features/audit/proof/check-proof.ts";
import { rootOf } from "../../src/web/features/audit/proof/inclusion.ts";
import { trustedKeys } from "../../src/web/features/audit/proof/trusted-keys.ts";
import { auditEntry } from "../conformance/audit-log.suite.ts";

const root = mkdtempSync(join(tmpdir(), "segward-web-proof-"));
const witnessKey = privateKeyOf(Buffer.alloc(32, 5));
const witness = verifierOf("witness.example", witnessKey, WITNESS_KEY);
let shown: StoredAuditEntry;
let proven: ProvenEntry;
let otherLog: string;

beforeAll(async () => {
	const log = await openAuditLog(join(root, "a.db"), { sealing: Buffer.alloc(32, 1), signing: Buffer.alloc(32, 2) });
	await Promise.all(Array.from({ length: 300 }, () => log.append(auditEntry())));
	const checkpoint = (await log.checkpoint()) ?? "";
	const line = signatureLine(cosign(`${checkpoint.split("\n\n")[0]}\n`, 1_780_000_000, witness, witnessKey));
	await log.keepCosigned(formatVerifier(witness), `${checkpoint}${line}\n`);
	await log.append(auditEntry());
	[shown] = (await log.list({ workspaceId: "one", before: 201, limit: 1 })) as [StoredAuditEntry];
	const found = await log.prove("one", 200);
	if (found === undefined) return expect.unreachable();
	proven = { ...found, verifierKey: log.verifierKey };
	await log.close();
	const other = await openAuditLog(join(root, "b.db"), { sealing: Buffer.alloc(32, 1), signing: Buffer.alloc(32, 3) });
	otherLog = other.verifierKey;
	await other.close();
});
afterAll(() => rmSync(root, { recursive: true }));

async function statesOf(
	changes: Partial<ProvenEntry> = {},
	trustedKey = proven.verifierKey,
	witnesses = [formatVerifier(witness)],
) {
	const steps = await checkProof({ shown, proven: { ...proven, ...changes }, trustedKey, witnessKeys: witnesses });
	return steps.map(({ state }) => state);
}

describe("in the browser, a proof", () => {
	test("of an honest log holds, from the entry on the screen to log and witness", async () => {
		expect(await statesOf()).toEqual(["holds", "holds", "holds", "holds", "holds"]);
	});

	test("fails for a text that was edited, also where screen and proof agree", async () => {
		const payload = proven.payload.replace('"actor":"', '"actor":"x');
		expect(payload).not.toBe(proven.payload);
		expect((await statesOf({ payload })).slice(0, 2)).toEqual(["fails", "fails"]);
		const steps = await checkProof({
			shown: { ...shown, ...JSON.parse(payload) },
			proven: { ...proven, payload },
			trustedKey: proven.verifierKey,
			witnessKeys: [],
		});
		expect(steps.map(({ state }) => state)).toEqual(["holds", "fails", "holds", "holds"]);
	});

	test("fails for a leaf, a place, a neighbour, a root or a signature that was changed", async () => {
		const leaf = proven.leaf.replace(/"commitment":"./, '"commitment":"=');
		expect((await statesOf({ leaf }))[2]).toBe("fails");
		const edit = async (from: RegExp, to: string) =>
			(await statesOf({ proof: proven.proof.replace(from, to) })).slice(2, 4);
		expect(await edit(/index 199/, "index 198")).toEqual(["fails", "holds"]);
		expect(await edit(/\n[A-Za-z0-9+/]{43}=\n/, "\n")).toEqual(["fails", "holds"]);
		expect(await edit(/\n300\n/, "\n301\n")).toEqual(["holds", "fails"]);
		expect(await edit(/(— segward\S+ \S{20})./, "$1A")).toEqual(["holds", "fails"]);
	});

	test("fails for another key than the one that is trusted, whatever the server states", async () => {
		expect((await statesOf({}, otherLog))[3]).toBe("fails");
		expect((await statesOf({}, "nonsense"))[3]).toBe("fails");
		expect((await statesOf({}, undefined, [otherLog]))[4]).toBe("fails");
	});

	test("of an erased text says so, and that its place still holds", async () => {
		expect(await statesOf({ payload: "", salt: "" })).toEqual(["unknown", "unknown", "holds", "holds", "holds"]);
	});
});

test("the key that was stated first stays the trusted one", () => {
	const kept = new Map<string, string>();
	const storage = {
		getItem: (name: string) => kept.get(name) ?? null,
		setItem: (name: string, text: string) => void kept.set(name, text),
	};
	expect(trustedKeys("one", storage)).toMatchObject({ log: "one", isWrittenDown: false });
	expect(trustedKeys("two", storage)).toMatchObject({ log: "one" });
});

interface Vector {
	leafIdx: number;
	treeSize: number;
	root: string;
	leafHash: string;
	proof: string[] | null;
	wantErr: boolean;
}

describe("inclusion proofs of others", () => {
	const directory = join(import.meta.dirname, "../fixtures/merkle/inclusion");
	const files = readdirSync(directory, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".json"));

	test.each(files)("%s", async (name) => {
		const {
			leafIdx,
			treeSize,
			root: wanted,
			leafHash,
			proof,
			wantErr,
		} = JSON.parse(readFileSync(join(directory, name), "utf8")) as Vector;
		const bytes = (text: string | null) => fromBase64(text ?? "") ?? new Uint8Array();
		const found =
			bytes(leafHash).length === 32 && (await rootOf(leafIdx, treeSize, bytes(leafHash), (proof ?? []).map(bytes)));
		expect(found instanceof Uint8Array && hex(found) === hex(bytes(wanted))).toBe(!wantErr);
	});
});
