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

		const numbersOf = async (query: Partial<Parameters<AuditLog["list"]>[0]>) =>
			(await under.log.list({ workspaceId: "one", limit: 10, ...query })).map(({ no }) => no);

		it("finds by id, group of actions, kind of thing, outcome, part of a name and time", async () => {
			const minute = (no: number) => `2026-11-24T10:0${no}:00.000Z`;
			await under.log.append(auditEntry({ at: minute(1), actorId: "p1", action: "segment:members" }));
			await under.log.append(auditEntry({ at: minute(2), action: "token:list", resource: "token/*" }));
			await under.log.append(
				auditEntry({ at: minute(3), actorId: "p1", outcome: "failed", resource: "segment/Best_10%" }),
			);
			await under.log.append(auditEntry({ at: minute(4), workspaceId: "two", actorId: "p1" }));
			expect(await numbersOf({ actor: "p1" })).toEqual([3, 1]);
			expect(await numbersOf({ action: "segment:" })).toEqual([3, 1]);
			expect(await numbersOf({ action: "segment:", outcome: "done" })).toEqual([1]);
			expect(await numbersOf({ resource: "token/" })).toEqual([2]);
			expect(await numbersOf({ text: "best" })).toEqual([3]);
			expect(await numbersOf({ text: "t_10%" })).toEqual([3]);
			expect(await numbersOf({ text: "B_s" })).toEqual([]);
			expect(await numbersOf({ from: minute(2), to: minute(3) })).toEqual([2]);
			expect(await numbersOf({ from: minute(2), actor: "p1" })).toEqual([3]);
			expect(await numbersOf({ actor: "nobody" })).toEqual([]);
		});

		it("finds the entries that show one customer", async () => {
			const [ada, grace, nobody] = ["AAAAAAAAAAAAAAAA", "BBBBBBBBBBBBBBBB", "CCCCCCCCCCCCCCCC"];
			await under.log.append(auditEntry({ customerRefs: [ada, grace] }));
			await under.log.append(auditEntry({ customerRefs: [grace], outcome: "failed" }));
			await under.log.append(auditEntry({ workspaceId: "two", customerRefs: [ada] }));
			expect(await numbersOf({ customerRefs: [ada] })).toEqual([1]);
			expect(await numbersOf({ customerRefs: [ada, grace] })).toEqual([2, 1]);
			expect(await numbersOf({ customerRefs: [grace], outcome: "done" })).toEqual([1]);
			expect(await numbersOf({ customerRefs: [nobody] })).toEqual([]);
			expect(await numbersOf({ customerRefs: [] })).toEqual([]);
		});

		it("finds the same over many thousand entries as looking at each would", async () => {
			const actions = ["a:one", "a:two", "b:one"];
			const made = Array.from({ length: 9000 }, (_, index) => {
				const action = actions[index % 3] ?? "";
				return auditEntry({ action, actor: `person-${index % 7}`, outcome: index % 1000 === 5 ? "failed" : "done" });
			});
			await Promise.all(made.map((entry) => under.log.append(entry)));
			const expected = (fits: (entry: AuditEntry) => boolean) =>
				made.flatMap((entry, index) => (fits(entry) ? [index + 1] : [])).reverse();
			expect(await numbersOf({ outcome: "failed", limit: 500 })).toEqual(
				expected(({ outcome }) => outcome === "failed"),
			);
			const both = expected(({ action, actor }) => action.startsWith("a:") && actor === "person-3");
			expect(await numbersOf({ action: "a:", actor: "person-3", limit: 9000 })).toEqual(both);
			expect(await numbersOf({ action: "a:", actor: "person-3", limit: 5, before: both[20] })).toEqual(
				both.slice(21, 26),
			);
		});

		it("tells how much happened hour by hour, each act once", async () => {
			const at = (hour: number) => `2026-11-24T${hour}:59:59.000Z`;
			await under.log.append(auditEntry({ at: at(10), outcome: "started" }));
			await under.log.append(auditEntry({ at: at(10) }));
			await under.log.append(auditEntry({ at: at(12), decision: "deny", outcome: "refused" }));
			await under.log.append(auditEntry({ at: at(12), workspaceId: "two" }));
			expect(await under.log.activity("one", "2026-11-24T00:00:00.000Z")).toEqual([
				{ at: "2026-11-24T10:00:00.000Z", acts: 1, refused: 0 },
				{ at: "2026-11-24T12:00:00.000Z", acts: 1, refused: 1 },
			]);
			expect(await under.log.activity("one", "2026-11-24T12:30:00.000Z")).toHaveLength(1);
		});

		it("erases the text of somebody's entries, records which, and finds them by nothing they said", async () => {
			const ref = "AAAAAAAAAAAAAAAA";
			await under.log.append(auditEntry({ actor: "Ada", actorId: "p1" }));
			await under.log.append(auditEntry({ actor: "Grace", customerRefs: [ref] }));
			await under.log.append(auditEntry({ actor: "Ada", actorId: "p1", at: "2026-11-24T11:00:00.000Z" }));
			const record = auditEntry({ actor: "officer", action: "audit:erase" });
			expect(await under.log.erase({ workspaceId: "one", actor: "p1" }, record)).toBe(2);
			expect(await under.log.erase({ workspaceId: "one", actor: "p1" }, record)).toBe(0);
			const log = await under.reopen();
			const found = async (query: object) =>
				(await log.list({ workspaceId: "one", limit: 10, ...query })).map(({ no }) => no);
			const entries = await log.list({ workspaceId: "one", limit: 10 });
			expect(entries.map(({ no, actor, isErased }) => [no, actor, isErased])).toEqual([
				[4, "officer", undefined],
				[3, "", true],
				[2, "Grace", undefined],
				[1, "", true],
			]);
			expect(entries[1]?.at).toBe("2026-11-24T11:00:00.000Z");
			expect(entries[0]?.erased).toBe("1,3");
			expect(await found({ actor: "Ada" })).toEqual([]);
			expect(await found({ action: "segment:preview" })).toEqual([2]);
			expect(await log.erase({ workspaceId: "one", customerRefs: [ref] }, record)).toBe(1);
			expect(await found({ customerRefs: [ref] })).toEqual([]);
			expect(await log.erase({ workspaceId: "one", actor: "officer" }, record)).toBe(0);
		});

		it("takes an entry with as many customers as it may name, and none that is too long", async () => {
			const customerRefs = Array.from({ length: 1000 }, (_, at) => String(at).padStart(16, "A"));
			const fields = Array.from({ length: 400 }, (_, at) => `field_${at}`.padEnd(64, "x"));
			await under.log.append(auditEntry({ customerRefs, fields }));
			expect((await under.log.list({ workspaceId: "one", limit: 1 }))[0]?.customerRefs).toEqual(customerRefs);
			const tooLong = auditEntry({ fields: [...fields, "x".repeat(65_535)] });
			await expect(under.log.append(tooLong)).rejects.toMatchObject({ code: "audit-unavailable" });
			await expect(
				under.log.append(auditEntry({ customerRefs: [...customerRefs, "BBBBBBBBBBBBBBBB"] })),
			).rejects.toMatchObject({ code: "audit-unavailable" });
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
