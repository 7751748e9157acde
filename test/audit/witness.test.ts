import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openAuditLog } from "../../src/adapters/sqlite/audit/audit-log.ts";
import { witnessAt } from "../../src/adapters/witness/witness-client.ts";
import { Anchor } from "../../src/app/audit/anchor.ts";
import { isSigned, readHead, readKey } from "../../src/verifier/note.ts";
import { serveWitness } from "../../src/verifier/serve-witness.ts";
import { auditEntry } from "../conformance/audit-log.suite.ts";

const KEYS = { sealing: Buffer.alloc(32, 7), signing: Buffer.alloc(32, 8) };

let directory: string;
let log: Awaited<ReturnType<typeof openAuditLog>>;
let server: Server;
let witnessKey: string;
let reported: { code?: string; message?: string }[];

const append = (count: number) => Promise.all(Array.from({ length: count }, () => log.append(auditEntry())));
const address = () => `http://localhost:${(server.address() as { port: number }).port}`;

function anchor(): Anchor {
	const report = (error: unknown) => void reported.push(error as { code: string });
	return new Anchor({ transparency: log, witnesses: [witnessAt(address(), witnessKey)], report });
}

async function serve(logs = [log.verifierKey]): Promise<void> {
	const settings = { directory: join(directory, "witness"), name: "witness.example", host: "localhost", port: 0 };
	({ server, verifierKey: witnessKey } = await serveWitness({ ...settings, logs }));
}

async function witnessedSize(): Promise<number | undefined> {
	const note = await log.witnessed();
	if (note === undefined) return undefined;
	const head = readHead(note);
	expect(isSigned(head, readKey(witnessKey))).toBe(true);
	expect(isSigned(head, readKey(log.verifierKey))).toBe(true);
	return head.size;
}

beforeEach(async () => {
	directory = mkdtempSync(join(tmpdir(), "segward-witness-"));
	reported = [];
	log = await openAuditLog(join(directory, "audit.db"), KEYS);
	await serve();
});
afterEach(async () => {
	server.close();
	await log.close();
	rmSync(directory, { recursive: true });
});

describe("a witness", () => {
	test("cosigns the log as it grows, over restarts of both", async () => {
		await append(3);
		await anchor().run();
		expect(await witnessedSize()).toBe(3);
		await append(300);
		server.close();
		await serve();
		await anchor().run();
		expect(await witnessedSize()).toBe(303);
		await anchor().run();
		expect(reported).toEqual([]);
	});

	test("does not cosign a log that was rewritten, and the log says so", async () => {
		await append(10);
		await anchor().run();
		await log.close();
		rmSync(join(directory, "audit.db"));
		rmSync(join(directory, "audit.db-wal"), { force: true });
		log = await openAuditLog(join(directory, "audit.db"), KEYS);
		await append(12);
		await anchor().run();
		expect(reported).toMatchObject([{ code: "witness-refused" }]);
		expect(await witnessedSize()).toBeUndefined();
	});

	test("knows when the log was cut short", async () => {
		await append(10);
		await anchor().run();
		await log.close();
		rmSync(join(directory, "audit.db"));
		rmSync(join(directory, "audit.db-wal"), { force: true });
		log = await openAuditLog(join(directory, "audit.db"), KEYS);
		await append(4);
		await anchor().run();
		expect(reported).toMatchObject([{ message: expect.stringContaining("cut short") }]);
	});

	test("refuses logs it was not told of, signatures of others, and what is no request", async () => {
		await append(2);
		const ask = async (body: string) => (await fetch(`${address()}/add-checkpoint`, { method: "POST", body })).status;
		const checkpoint = (await log.checkpoint()) ?? "";
		expect(await ask(`old 0\n\n${checkpoint.replace(/\n2\n/, "\n3\n")}`)).toBe(403);
		expect(await ask(`old 0\n\n${checkpoint.replaceAll("segward.local", "another.local")}`)).toBe(404);
		expect(await ask(`old 5\n\n${checkpoint}`)).toBe(400);
		expect(await ask(`old 1\n\n${checkpoint}`)).toBe(409);
		expect(await ask("nonsense")).toBe(400);
		expect(await ask(`old 0\n${Buffer.alloc(32).toString("base64")}\n\n${checkpoint}`)).toBe(422);
		expect(await ask(`old 0\n\n${checkpoint}`)).toBe(200);
		expect(await ask(`old 2\n\n${checkpoint}`)).toBe(200);
	});

	test("that forgot what it has seen does not start", async () => {
		await append(1);
		await anchor().run();
		writeFileSync(join(directory, "witness", "seen.json"), "{");
		server.close();
		await expect(serve()).rejects.toThrow();
		expect(readFileSync(join(directory, "witness", "witness-key.pem"), "utf8")).toContain("PRIVATE KEY");
	});

	test("is not believed with a signature of another key", async () => {
		await append(1);
		const stranger = "witness.example+00000000+BAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
		const report = (error: unknown) => void reported.push(error as { code: string });
		await new Anchor({ transparency: log, witnesses: [witnessAt(address(), stranger)], report }).run();
		expect(reported).toMatchObject([{ code: "witness-refused" }]);
		expect(await log.witnessed()).toBeUndefined();
	});

	test("on this machine only without TLS", async () => {
		expect(() => witnessAt("http://witness.example.com", witnessKey)).toThrow();
		const open = { directory: join(directory, "w"), name: "w", logs: [], host: "0.0.0.0", port: 0 };
		await expect(serveWitness(open)).rejects.toThrow("certificate");
	});
});
