import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { injectTransport } from "../src/api/inject-transport.ts";
import { createClient } from "../src/contract/client.ts";
import type { Client } from "../src/contract/wire.ts";
import { ImportCounts } from "../src/core/intake/import-record.ts";
import { buildApi } from "../src/main/build-api.ts";
import { readEnvironment } from "../src/main/environment.ts";
import { initialise } from "../src/main/initialise.ts";
import { openInstallation } from "../src/main/open-installation.ts";
import { applySampleSegments, importSampleFile, SAMPLE_AS_OF, SAMPLE_FILES } from "../src/main/sample.ts";

const README = readFileSync(join(import.meta.dirname, "..", "examples", "retail", "README.md"), "utf8");

/** Rows by reason, as the sample's README promises. */
function promised(file: string): Record<string, number> {
	const rows = [...README.matchAll(/^\| (\S+) \| .* \| (\d+) \| `([a-z-]+)` \|$/gm)];
	const counts: Record<string, number> = {};
	for (const [, of, count, reason] of rows) {
		if (of === file) counts[reason as string] = (counts[reason as string] ?? 0) + Number(count);
	}
	return counts;
}

describe("the retail sample", () => {
	const directory = mkdtempSync(join(tmpdir(), "segward-sample-"));
	let client: Client;
	let close: () => Promise<void>;

	beforeAll(async () => {
		const environment = readEnvironment({ SEGWARD_DATA: join(directory, "data") });
		await initialise(environment);
		const installation = await openInstallation(environment);
		const { app, operatorSecret } = await buildApi(installation.services);
		client = createClient(injectTransport(app), operatorSecret);
		close = async () => {
			await app.close();
			await installation.close();
		};
	});

	afterAll(async () => {
		await close();
		rmSync(directory, { recursive: true, force: true });
	});

	test.each(SAMPLE_FILES)(
		"$file: what its README says is quarantined, and nothing else",
		async (sample) => {
			const { id, counts } = await importSampleFile(client, sample);
			const { items } = await client.listQuarantine({ id });
			const found: Record<string, number> = {};
			for (const { reason, rows } of items) found[reason] = (found[reason] ?? 0) + rows;
			expect(found).toEqual(promised(sample.file));
			const { rowsRead, rowsAccepted, rowsQuarantined } = ImportCounts.parse(counts);
			expect(rowsAccepted + rowsQuarantined).toBe(rowsRead);
		},
		120_000,
	);

	test("has all 4,372 customers of the shop, those of refused rows through their orders", async () => {
		expect((await client.installationStatus({})).customers).toEqual({ kind: "exact", value: 4_372 });
	});

	test("has segments that each keep some customers and leave out others", async () => {
		await applySampleSegments(client);
		const { refreshes } = await client.refreshSegments({ asOf: SAMPLE_AS_OF });
		expect(refreshes.length).toBeGreaterThanOrEqual(12);
		for (const { segment, size } of refreshes) {
			const value = size.kind === "exact" ? size.value : 0;
			expect(value, segment).toBeGreaterThan(20);
			expect(value, segment).toBeLessThan(4_000);
		}
	}, 120_000);
});
