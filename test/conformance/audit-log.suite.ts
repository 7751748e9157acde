import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { AuditEntry } from "../../src/core/audit/entry.ts";
import type { AuditLog } from "../../src/ports/audit-log.ts";

export interface AuditLogUnderTest {
	log: AuditLog;
	/** Closes the log and opens it again. */
	reopen(): Promise<AuditLog>;
	dispose(): Promise<void>;
}

/** A whole entry; a test names what it cares about. */
export function auditEntry(over: Partial<AuditEntry> = {}): AuditEntry {
	return {
		at: "2026-11-24T10:00:00.000Z",
		workspaceId: "one",
		actor: "marketer-token",
		role: "marketer",
		action: "segment:preview",
		resource: "segment/lapsed-high-value",
		decision: "allow",
		outcome: "done",
		requestId: "request-1",
		...over,
	};
}

/** What every audit log promises. */
export function auditLogSuite(name: string, make: () => Promise<AuditLogUnderTest>): void {
	describe(`${name} as an audit log`, () => {
		let under: AuditLogUnderTest;
		beforeEach(async () => {
			under = await make();
		});
		afterEach(() => under.dispose());

		it("gives back every part of an entry, numbered from 1", async () => {
			const entry = auditEntry({
				purpose: "win-back",
				fields: ["country"],
				customers: 20,
				from: "127.0.0.1",
				reason: "p",
			});
			await under.log.append(entry);
			expect(await under.log.list({ workspaceId: "one", limit: 10 })).toEqual([{ ...entry, no: 1 }]);
		});

		it("numbers without gaps under many writers at once, and loses none", async () => {
			const writers = Array.from({ length: 500 }, (_, index) =>
				under.log.append(auditEntry({ requestId: `${index}` })),
			);
			await Promise.all(writers);
			const entries = await under.log.list({ workspaceId: "one", limit: 1000 });
			expect(entries.map(({ no }) => no)).toEqual(Array.from({ length: 500 }, (_, index) => 500 - index));
			expect(entries.map(({ requestId }) => Number(requestId))).toEqual(entries.map(({ no }) => no - 1));
		});

		it("keeps workspaces apart", async () => {
			await under.log.append(auditEntry());
			await under.log.append(auditEntry({ workspaceId: "two" }));
			const entries = await under.log.list({ workspaceId: "two", limit: 10 });
			expect(entries.map(({ no, workspaceId }) => [no, workspaceId])).toEqual([[1, "two"]]);
		});

		it("lists newest first, page by page, and by action, actor, decision and thing", async () => {
			for (const action of ["a", "b", "a", "b", "a"])
				await under.log.append(auditEntry({ action, actor: `by-${action}` }));
			const refused = { decision: "deny", outcome: "refused", resource: "segment/other" } as const;
			await under.log.append(auditEntry({ action: "b", ...refused }));
			const numbers = async (query: Partial<Parameters<AuditLog["list"]>[0]>) =>
				(await under.log.list({ workspaceId: "one", limit: 10, ...query })).map(({ no }) => no);
			expect(await numbers({ limit: 2 })).toEqual([6, 5]);
			expect(await numbers({ limit: 2, before: 5 })).toEqual([4, 3]);
			expect(await numbers({ action: "a" })).toEqual([5, 3, 1]);
			expect(await numbers({ actor: "by-b" })).toEqual([4, 2]);
			expect(await numbers({ decision: "deny" })).toEqual([6]);
			expect(await numbers({ resource: "segment/other" })).toEqual([6]);
			expect(await numbers({ resource: "segment/lapsed-high-value", action: "b" })).toEqual([4, 2]);
			expect(await numbers({ action: "a", before: 5, limit: 1 })).toEqual([3]);
		});

		it("goes on after the last number when opened again", async () => {
			await under.log.append(auditEntry());
			const again = await under.reopen();
			await again.append(auditEntry());
			expect((await again.list({ workspaceId: "one", limit: 10 })).map(({ no }) => no)).toEqual([2, 1]);
		});

		it("writes what is under way before it closes", async () => {
			const writes = Array.from({ length: 50 }, () => under.log.append(auditEntry()));
			const again = await under.reopen();
			await Promise.all(writes);
			expect(await again.list({ workspaceId: "one", limit: 100 })).toHaveLength(50);
		});

		it("refuses every entry once it is closed", async () => {
			await under.log.close();
			await expect(under.log.append(auditEntry())).rejects.toMatchObject({ code: "audit-unavailable" });
		});

		it("refuses an entry that could not be read back", async () => {
			await expect(under.log.append(auditEntry({ at: "yesterday" }))).rejects.toMatchObject({
				code: "audit-unavailable",
			});
			expect(await under.log.list({ workspaceId: "one", limit: 10 })).toEqual([]);
		});
	});
}
