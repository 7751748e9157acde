import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import { createClient } from "../../src/contract/client.ts";
import type { RequestOf } from "../../src/contract/routes.ts";
import type { Client } from "../../src/contract/wire.ts";
import { readEnvironment } from "../../src/main/environment.ts";
import { openInstallation } from "../../src/main/open-installation.ts";
import { connect, ended, startServer } from "../invariants/kill-nine.ts";

const CUSTOMERS = 40_000;
const KILLS = Number(process.env.SEGWARD_KILL_RUNS ?? 8);
const SEGMENT = "everybody";

const plan = (k: number): RequestOf<"createExtract">["plan"] => ({
	k,
	method: "local",
	columns: ["year", "city", "job", "since"].map((field) => ({ field, role: "quasi" as const })),
});

test(`an extract that is killed at any of ${KILLS} moments leaves no row, and is said to have been interrupted`, async () => {
	const directory = mkdtempSync(join(tmpdir(), "segward-killed-extract-"));
	try {
		const tookMs = await inServer(directory, async (client) => {
			await prepare(client);
			const startedMs = performance.now();
			expect((await client.createExtract({ segment: SEGMENT, plan: plan(10) })).state).toBe("done");
			return performance.now() - startedMs;
		});
		for (let kill = 1; kill <= KILLS; kill++) {
			await inServer(directory, async (client) => {
				await client.createExtract({ segment: SEGMENT, plan: plan(10 + kill), background: true });
				await delay((tookMs * kill) / KILLS);
			});
		}
		const installation = await openInstallation(readEnvironment({}, join(directory, "data")));
		try {
			const { extracts } = installation.services.store;
			const all = await extracts.list("main");
			expect(all).toHaveLength(KILLS + 1);
			for (const { id, state, errorCode, digest } of all) {
				const hasRows = (await extracts.rows("main", id, 0)) !== undefined;
				if (state === "done") expect([hasRows, digest]).toEqual([true, expect.any(String)]);
				else expect([state, errorCode, hasRows]).toEqual(["failed", "interrupted", false]);
			}
			expect(all.some(({ state }) => state === "failed")).toBe(true);
		} finally {
			await installation.close();
		}
	} finally {
		rmSync(directory, { recursive: true, force: true });
	}
}, 600_000);

/** Ends with a kill. */
async function inServer<Result>(directory: string, work: (client: Client) => Promise<Result>): Promise<Result> {
	const server = await startServer(directory);
	const { transport, close } = connect(directory);
	try {
		return await work(createClient(transport, ""));
	} finally {
		server.kill("SIGKILL");
		await ended(server);
		close();
	}
}

async function prepare(client: Client): Promise<void> {
	const { id } = await client.createImport({ kind: "customers", mode: "upsert", source: "people.csv" });
	const lines = Array.from({ length: CUSTOMERS }, (_, at) =>
		[`c${at}`, 1930 + (at % 80), `city ${(at * 7) % 300}`, `job ${(at * 13) % 40}`, 2_000 + (at % 24)].join(";"),
	);
	const bytes = (async function* () {
		yield new TextEncoder().encode(["id;year;city;job;since", ...lines].join("\n"));
	})();
	expect((await client.uploadImport({ id, content: { bytes } })).state).toBe("done");
	const spec = { title: SEGMENT, purpose: "research", reviewEvery: "90d", rule: { everyone: true } };
	const document = { apiVersion: "segward/v1", kind: "Segment", metadata: { name: SEGMENT, owner: "test" }, spec };
	await client.applySegment({ name: SEGMENT, document });
	await client.refreshSegments({ names: [SEGMENT] });
}
