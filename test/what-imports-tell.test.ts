import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Client } from "../src/contract/wire.ts";
import { content, documentOf, type LiveWorld, openLiveInstallation } from "./attacks/live/live-installation.ts";
import { CROWD, importEvents } from "./attacks/live/two-worlds.ts";

let live: Awaited<ReturnType<typeof openLiveInstallation>>;
let world: LiveWorld;
let marketer: Client;
beforeAll(async () => {
	live = await openLiveInstallation();
	world = await live.world(CROWD, true);
	await importEvents(world, true);
	marketer = await world.attacker("guesser");
});
afterAll(() => live.close());

const COLUMNS = [
	{ column: "id", role: "external-id" },
	{ column: "tier", role: "attribute", field: "tier", type: "integer" },
];
/** Imports one guess about one customer. */
async function guess(client: Client, tier: number, dryRun: boolean) {
	const mapping = {
		...{ apiVersion: "segward/v1", kind: "Mapping", metadata: { name: "guess" } },
		spec: { imports: "customers", columns: COLUMNS },
	};
	const { id } = await client.createImport({ kind: "customers", source: "guess.csv", mapping, dryRun });
	return client.uploadImport({ id, content: content(["id,tier", `C${CROWD.victim},${tier}`]) });
}

describe("an import of a guess about somebody", () => {
	test.each([true, false])("tells its importer nothing but its own rows (dry run: %s)", async (dryRun) => {
		const { id, counts } = await guess(marketer, 2, dryRun);
		expect(counts).toEqual({ rowsRead: 1, rowsAccepted: 1, rowsQuarantined: 0 });
		expect((await marketer.getImport({ id })).counts).toEqual(counts);
	});

	test("is told to whoever may see exact sizes", async () => {
		expect((await guess(world.operator, 2, false)).counts).toMatchObject({ rowsUnchanged: 1, customersCreated: 0 });
	});

	test("leaves no count in the log", async () => {
		const { items } = await world.operator.listAuditEntries({ action: "import:upload" });
		expect(items.filter(({ actor, customers }) => actor === "guesser" && customers !== undefined)).toEqual([]);
	});
});

test("how large a file was, and what was in it, is for those who bring data in", async () => {
	const analyst = await world.attacker("analyst", "analyst");
	const { items } = await analyst.listImports({});
	expect(items.length).toBeGreaterThan(0);
	for (const one of items) {
		expect([one.counts, one.bytesRead, one.contentDigest]).toEqual([undefined, undefined, undefined]);
	}
});

test("how many events there are is told only with exact sizes", async () => {
	expect((await marketer.installationStatus({})).events).toEqual({ kind: "withheld", reason: "not-published" });
	expect((await marketer.overview({})).totals.events.kind).toBe("withheld");
	expect((await world.operator.installationStatus({})).events.kind).toBe("exact");
});

describe("what nobody else did", () => {
	test("is in no list of events", async () => {
		const { items } = await marketer.listEventNames({});
		expect(items.map(({ name }) => name)).not.toContain("rare visit");
		expect((await world.operator.listEventNames({})).items.map(({ name }) => name)).toContain("rare visit");
	});

	test("is doubted in a rule like what nobody did", async () => {
		const issuesOf = async (event: string) => {
			const { issues } = await marketer.checkSegment({ document: documentOf({ event }) });
			return issues.map(({ message, hint }) => [message.replaceAll(event, "it"), hint]);
		};
		expect(await issuesOf("rare visit")).toEqual(await issuesOf("rare thing"));
		expect(await issuesOf("rare visit")).toHaveLength(1);
	});
});

test("an event that a mapping names is told, whoever did it", async () => {
	const mapping = {
		...{ apiVersion: "segward/v1", kind: "Mapping", metadata: { name: "calls" } },
		spec: {
			imports: "events",
			columns: [
				{ column: "who", role: "external-id" },
				{ column: "when", role: "time" },
			],
			options: { eventName: "call" },
		},
	};
	const { id } = await world.operator.createImport({ kind: "events", source: "calls.csv", mapping });
	await world.operator.uploadImport({ id, content: content(["who,when", "C1,2026-09-01T00:00:00Z"]) });
	expect((await marketer.listEventNames({})).items.map(({ name }) => name)).toContain("call");
});
