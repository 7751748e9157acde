import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { createClient } from "../../src/contract/client.ts";
import type { Client } from "../../src/contract/wire.ts";
import { ImportCounts } from "../../src/core/intake/import-record.ts";
import { operatorTransport } from "../../src/main/operator-socket.ts";
import { PROJECT_DIRECTORY } from "../../src/main/project.ts";
import { scanForCanaries } from "./canary-scan.ts";

export interface KillRunsOptions {
	runs: number;
	/** Longest time that a server lives after it began to work, milliseconds. */
	longestLifeMs: number;
	rowsAnImport: number;
	/** Between 0 and 1. */
	random(): number;
	report?(line: string): void;
}

/** What the killed server had acknowledged, and so must still be true. */
interface Acknowledged {
	imports: Map<string, { eventsAdded: number; customersCreated: number }>;
	/** Newest acknowledged refresh number. */
	refreshNo: number;
}

const MAPPING = {
	apiVersion: "segward/v1",
	kind: "Mapping",
	metadata: { name: "visits" },
	spec: {
		imports: "events",
		options: { eventName: "visit" },
		columns: [
			{ column: "customer", role: "external-id" },
			{ column: "at", role: "time" },
			{ column: "page", role: "property", field: "page", type: "text" },
			{ column: "cost", role: "property", field: "cost", type: "decimal" },
		],
	},
};
const EVERYONE = {
	apiVersion: "segward/v1",
	kind: "Segment",
	metadata: { name: "everyone", owner: "test" },
	spec: { title: "Everyone", purpose: "test", rule: { event: "visit" } },
};

/**
 * Kills a server that imports and refreshes, again and again, at random moments; after each restart everything that was
 * acknowledged must be there, nothing may be half-done, and no file may hold a canary.
 *
 * @throws Error naming the run and what was broken.
 */
export async function killServerAtRandom(options: KillRunsOptions): Promise<void> {
	const directory = mkdtempSync(join(tmpdir(), "segward-kill-"));
	const canary = `canary${Buffer.from(`${options.random()}`).toString("hex")}`;
	const acknowledged: Acknowledged = { imports: new Map(), refreshNo: 0 };
	try {
		for (let run = 1; run <= options.runs; run++) {
			const server = await startServer(directory);
			const { transport, close } = connect(directory);
			const client = createClient(transport, "");
			const where = `run ${run} of ${options.runs}`;
			await verify(client, acknowledged, where);
			const work = keepBusy(client, acknowledged, run, canary, options.rowsAnImport);
			await delay(options.random() * options.longestLifeMs);
			server.kill("SIGKILL");
			await work;
			await ended(server);
			close();
			const findings = scanForCanaries([directory], [canary]);
			if (findings.length > 0) throw new Error(`${where}: a canary lies in ${findings[0]?.file}`);
			options.report?.(
				`${where}: ${acknowledged.imports.size} imports, refresh ${acknowledged.refreshNo} acknowledged`,
			);
		}
		const server = await startServer(directory);
		const { transport, close } = connect(directory);
		await verify(createClient(transport, ""), acknowledged, "after the last run");
		close();
		server.kill("SIGTERM");
		await ended(server);
	} finally {
		rmSync(directory, { recursive: true, force: true });
	}
}

export async function startServer(directory: string): Promise<ChildProcess> {
	const child = spawn(process.execPath, [join(PROJECT_DIRECTORY, "src/main/segward.ts"), "serve", "--no-sample"], {
		env: { ...process.env, SEGWARD_DATA: join(directory, "data"), SEGWARD_PORT: "0" },
		stdio: ["ignore", "pipe", "pipe"],
	});
	let output = "";
	await new Promise<void>((resolve, reject) => {
		const collect = (chunk: Buffer) => {
			output += chunk.toString();
			if (output.includes("Segward serves")) resolve();
		};
		child.stdout?.on("data", collect);
		child.stderr?.on("data", collect);
		child.once("exit", (code) => reject(new Error(`the server ended with ${code} before it served: ${output}`)));
	});
	return child;
}

export function connect(directory: string) {
	const connection = operatorTransport(join(directory, "data"));
	if (!connection) throw new Error("the server does not listen for its operator");
	return connection;
}

export async function ended(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	await new Promise((resolve) => child.once("exit", resolve));
}

/** Imports and refreshes until the server dies, noting what it acknowledges. */
async function keepBusy(
	client: Client,
	acknowledged: Acknowledged,
	run: number,
	canary: string,
	rows: number,
): Promise<void> {
	try {
		await client.applySegment({ name: "everyone", document: EVERYONE });
		for (let round = 0; ; round++) {
			const { id } = await client.createImport({ kind: "events", source: "visits.csv", mapping: MAPPING });
			const bytes = visits(run, round, canary, rows);
			const done = await client.uploadImport({ id, content: { bytes } });
			acknowledged.imports.set(id, ImportCounts.parse(done.counts));
			const { refreshes } = await client.refreshSegments({});
			acknowledged.refreshNo = refreshes[0]?.no ?? 0;
		}
	} catch (error) {
		const { code } = error as { code?: string };
		if (code !== "connection-failed") throw error;
	}
}

/** A file of visits: half of the customers are new, every row differs from all others of all files. */
async function* visits(run: number, round: number, canary: string, rows: number): AsyncIterable<Uint8Array> {
	yield Buffer.from("customer,at,page,cost\n");
	for (let from = 0; from < rows; from += 1_000) {
		const lines = Array.from({ length: 1_000 }, (_, index) => {
			const row = from + index;
			const customer = row % 2 === 0 ? `known-${row}` : `new-${run}-${round}-${row}`;
			return `${customer},2026-01-01T00:00:${String(row % 60).padStart(2, "0")}Z,${canary}-${run}-${round}-${row},1.5\n`;
		});
		yield Buffer.from(lines.join(""));
	}
}

async function verify(client: Client, acknowledged: Acknowledged, where: string): Promise<void> {
	const complain = (what: string) => {
		throw new Error(`${where}: ${what}`);
	};
	const { items: imports } = await client.listImports({ limit: 500 });
	const running = imports.filter(({ state }) => state === "running");
	if (running.length > 0) complain(`${running.length} imports are still "running" after a restart`);
	const done = imports.filter(({ state }) => state === "done");
	for (const [id, counts] of acknowledged.imports) {
		const found = done.find((one) => one.id === id);
		if (!found) complain(`acknowledged import ${id} is lost`);
		else if (found.counts?.eventsAdded !== counts.eventsAdded) complain(`import ${id} has other counts`);
	}
	for (const { counts } of done) {
		const { rowsRead = 0, rowsAccepted = 0, rowsQuarantined = 0 } = counts ?? {};
		if (rowsRead === 0 || rowsRead !== rowsAccepted + rowsQuarantined) complain("rows are missing from an import");
	}
	const sum = (count: "eventsAdded" | "customersCreated") =>
		done.reduce((total, { counts }) => total + (counts?.[count] ?? 0), 0);
	const status = await client.installationStatus({});
	const { events } = status;
	if (events.kind !== "exact" || events.value !== sum("eventsAdded"))
		complain(`${JSON.stringify(events)} events, but imports added ${sum("eventsAdded")}`);
	if (acknowledged.imports.size === 0) return;
	const { items: history } = await client.segmentHistory({ name: "everyone", limit: 500 });
	if (history.some(({ state }) => state === "running")) complain('a refresh is still "running" after a restart');
	if (
		acknowledged.refreshNo > 0 &&
		!history.some(({ no, state }) => no === acknowledged.refreshNo && state === "done")
	) {
		complain(`acknowledged refresh ${acknowledged.refreshNo} is lost`);
	}
	const { refreshes } = await client.refreshSegments({ names: ["everyone"] });
	const size = refreshes[0]?.size;
	const customers = sum("customersCreated");
	if (size?.kind !== "exact" || size.value !== customers) {
		complain(`a refresh finds ${JSON.stringify(size)}, but imports created ${customers} customers`);
	}
	const counted = await countMembers(client, 2_000);
	if (counted.listed === 0) complain("the refreshed segment lists nobody");
}

async function countMembers(client: Client, most: number): Promise<{ listed: number }> {
	let listed = 0;
	let cursor: string | undefined;
	do {
		const page = await client.listMembers({ name: "everyone", limit: 500, cursor });
		listed += page.items.length;
		cursor = page.cursor;
	} while (cursor !== undefined && listed < most);
	return { listed };
}
