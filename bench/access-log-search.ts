// node bench/access-log-search.ts [ENTRIES]: how soon the access log answers each kind of search, over that many entries.
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openAuditLog } from "../src/adapters/sqlite/audit/audit-log.ts";
import type { AuditEntry } from "../src/core/audit/entry.ts";
import type { AuditFilter } from "../src/ports/audit-log.ts";

const ENTRIES = Number(process.argv[2] ?? 1_000_000);
const AT_ONCE = 4000;
const REPEATS = 40;
const PEOPLE = 200;
const SEGMENTS = 2000;
const CUSTOMERS = 500_000;
const START_MS = Date.UTC(2026, 0, 1);
const YEAR_MS = 365 * 24 * 3_600_000;

const ACTIONS = [
	...["session:show", "overview:show", "segment:preview", "segment:list", "segment:show", "segment:members"],
	...["segment:lookup", "import:list", "job:list", "token:list", "field:list", "segment:refresh"],
];

const at = (no: number) => new Date(START_MS + (YEAR_MS * no) / ENTRIES).toISOString();
const ref = (customer: number) => Buffer.from(String(customer).padStart(12, "0")).toString("base64url");

/** Always the same for a number: spread by a multiplicative hash. */
const pick = (no: number, salt: number, below: number) => (Math.imul(no + salt * 7919, 2_654_435_761) >>> 8) % below;

function entry(no: number): AuditEntry {
	const person = pick(no, 1, PEOPLE);
	const action = ACTIONS[pick(no, 2, ACTIONS.length)] ?? "";
	const isDenied = pick(no, 3, 500) === 0;
	const shows = action === "segment:lookup" || (action === "segment:members" && no % 50 === 0);
	return {
		at: at(no),
		workspaceId: "main",
		actor: `Person ${person}`,
		actorId: `0b1c2d3e-4f50-6172-8394-${String(person).padStart(12, "0")}`,
		role: "marketer",
		action,
		resource: action.startsWith("segment:") ? `segment/segment-${pick(no, 4, SEGMENTS)}` : "installation/*",
		decision: isDenied ? "deny" : "allow",
		outcome: isDenied ? "refused" : pick(no, 5, 200) === 0 ? "failed" : "done",
		...(shows ? { customerRefs: [ref(pick(no, 6, CUSTOMERS))] } : {}),
		from: "10.0.0.7",
		requestId: "7d9f0c1e-2a3b-4c5d-8e9f-0a1b2c3d4e5f",
	};
}

const SEARCHES: Record<string, (round: number) => AuditFilter> = {
	"nothing (newest)": () => ({}),
	person: (round) => ({ actor: `Person ${round % PEOPLE}` }),
	action: (round) => ({ action: ACTIONS[round % ACTIONS.length] ?? "" }),
	"group of actions": () => ({ action: "segment:" }),
	segment: (round) => ({ resource: `segment/segment-${round % SEGMENTS}` }),
	customer: (round) => ({ customerRefs: [ref(pick(round * 97, 6, CUSTOMERS))] }),
	"a week": (round) => ({ from: at((ENTRIES * (round % 50)) / 52), to: at((ENTRIES * ((round % 50) + 1)) / 52) }),
	refused: () => ({ decision: "deny" }),
	failed: () => ({ outcome: "failed" }),
	"part of a name": (round) => ({ text: `segment-${100 + (round % 100)}` }),
	"person, segment and failed": (round) => ({
		actor: `Person ${round % PEOPLE}`,
		resource: `segment/segment-${round % SEGMENTS}`,
		outcome: "failed",
	}),
	"refused, of a person, of an action": (round) => ({
		actor: `Person ${round % PEOPLE}`,
		decision: "deny",
		action: "token:list",
	}),
	"two that never meet": () => ({ action: "session:show", resource: "segment/" }),
};

const directory = mkdtempSync(join(tmpdir(), "segward-bench-search-"));
const file = join(directory, "audit.db");
const keys = { sealing: Buffer.alloc(32, 1), signing: Buffer.alloc(32, 2) };
const log = await openAuditLog(file, keys);
try {
	const startedAt = performance.now();
	for (let done = 0; done < ENTRIES; done += AT_ONCE) {
		const size = Math.min(AT_ONCE, ENTRIES - done);
		await Promise.all(Array.from({ length: size }, (_, index) => log.append(entry(done + index + 1))));
	}
	const seconds = (performance.now() - startedAt) / 1000;
	print(
		`${ENTRIES} entries, ${(ENTRIES / seconds).toFixed(0)} a second, ${(statSync(file).size / ENTRIES).toFixed(0)} bytes each`,
	);
	for (const [name, search] of Object.entries(SEARCHES)) {
		const times: number[] = [];
		let found = 0;
		for (let round = 0; round < REPEATS; round++) {
			const begunAt = performance.now();
			found += (await log.list({ workspaceId: "main", limit: 100, ...search(round) })).length;
			times.push(performance.now() - begunAt);
		}
		times.sort((a, b) => a - b);
		const [p50, p99] = [times[Math.floor(REPEATS / 2)] ?? 0, times[REPEATS - 1] ?? 0];
		print(`${name}: p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, ${(found / REPEATS).toFixed(1)} found`);
	}
	const begunAt = performance.now();
	await log.activity("main", at(ENTRIES * 0.77));
	print(`activity of 12 weeks: ${(performance.now() - begunAt).toFixed(1)} ms`);
} finally {
	await log.close();
	rmSync(directory, { recursive: true });
}

function print(line: string): void {
	process.stdout.write(`${line}\n`);
}
