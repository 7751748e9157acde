import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { auditEntry, auditLogSuite } from "../../../../test/conformance/audit-log.suite.ts";
import { openSealedDatabase } from "../sealed-database.ts";
import { openAuditLog } from "./audit-log.ts";

const KEYS = { sealing: Buffer.alloc(32, 7), signing: Buffer.alloc(32, 8) };

auditLogSuite("SQLite", async () => {
	const directory = await mkdtemp(join(tmpdir(), "segward-audit-"));
	const open = () => openAuditLog(join(directory, "audit.db"), KEYS);
	let log = await open();
	return {
		log,
		async reopen() {
			await log.close();
			log = await open();
			return log;
		},
		async dispose() {
			await log.close();
			await rm(directory, { recursive: true });
		},
	};
});

describe("the SQLite audit log", () => {
	let directory: string;
	let path: string;
	beforeEach(async () => {
		directory = await mkdtemp(join(tmpdir(), "segward-audit-"));
		path = join(directory, "audit.db");
	});
	afterEach(() => rm(directory, { recursive: true, force: true }));

	it("takes no entry while its file is read-only, and goes on when it no longer is", async () => {
		const log = await openAuditLog(path, KEYS);
		await log.append(auditEntry());
		await chmod(path, 0o400);
		await expect(log.append(auditEntry())).rejects.toMatchObject({ code: "audit-unavailable" });
		await chmod(path, 0o600);
		await log.append(auditEntry());
		expect((await log.list({ workspaceId: "one", limit: 5 })).map(({ no }) => no)).toEqual([2, 1]);
		await log.close();
	});

	it("takes no entry once its directory was moved away, replaced or removed", async () => {
		const log = await openAuditLog(path, KEYS);
		await log.append(auditEntry());
		await rename(directory, `${directory}-moved`);
		await expect(log.append(auditEntry())).rejects.toMatchObject({ code: "audit-unavailable" });
		await mkdir(directory);
		await writeFile(path, "");
		await expect(log.append(auditEntry())).rejects.toMatchObject({ code: "audit-unavailable" });
		await rm(`${directory}-moved`, { recursive: true });
		await expect(log.append(auditEntry())).rejects.toMatchObject({ code: "audit-unavailable" });
		await log.close();
	});

	it("takes no entry once its write-ahead log was removed", async () => {
		const log = await openAuditLog(path, KEYS);
		await log.append(auditEntry());
		await rm(`${path}-wal`);
		await expect(log.append(auditEntry())).rejects.toMatchObject({ code: "audit-unavailable" });
		await log.close();
	});

	it("cannot be opened with another key or where there is no directory", async () => {
		await (await openAuditLog(path, KEYS)).close();
		await expect(openAuditLog(path, { ...KEYS, sealing: Buffer.alloc(32, 1) })).rejects.toMatchObject({
			code: "key-wrong",
		});
		await expect(openAuditLog(join(directory, "no", "audit.db"), KEYS)).rejects.toMatchObject({
			code: "audit-unavailable",
		});
	});

	it("lets nobody change, remove, replace or skip an entry, not even with its key", async () => {
		const log = await openAuditLog(path, KEYS);
		await log.append(auditEntry());
		await log.append(auditEntry());
		await log.close();
		const database = openSealedDatabase(path, KEYS.sealing);
		const forbidden = [
			"UPDATE entries SET entry = '{}'",
			"UPDATE entries SET entry = '', no = 9 WHERE no = 2",
			"DELETE FROM entries",
			"DELETE FROM entries WHERE no = 2",
			"INSERT OR REPLACE INTO entries VALUES ('one', 1, '{}')",
			"INSERT INTO entries VALUES ('one', 4, '{}')",
		];
		for (const statement of forbidden) expect(() => database.exec(statement), statement).toThrow(/audit entries/);
		const leaves = [
			"UPDATE leaves SET salt = x'00'",
			"UPDATE leaves SET leaf = x'00', salt = x''",
			"DELETE FROM leaves",
		];
		for (const statement of leaves) expect(() => database.exec(statement), statement).toThrow(/leaves are never/);
		expect(database.prepare("SELECT count(*) FROM entries").pluck().get()).toBe(2);
		database.close();
	});

	it("keeps every entry of many writers at once, numbered without a gap", async () => {
		const log = await openAuditLog(path, KEYS);
		await Promise.all(
			Array.from({ length: 64 }, async () => {
				for (let index = 0; index < 50; index++) await log.append(auditEntry());
			}),
		);
		const { workspaceId } = auditEntry();
		const newest = await log.list({ workspaceId, limit: 500 });
		await log.close();
		expect(newest.map((entry) => entry.no)).toEqual(Array.from({ length: 500 }, (_, index) => 3200 - index));
	});
});
