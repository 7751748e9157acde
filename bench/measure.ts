import { mkdirSync } from "node:fs";
import type { DataFiles } from "./data-files.ts";
import { type Row, ratio } from "./measurements.ts";
import type { Scale } from "./scale.ts";
import { median, quantile } from "./statistics.ts";
import type { SubjectName } from "./subject.ts";
import { SubjectClient } from "./subject-client.ts";
import { ATTRIBUTE_RULE, BEHAVIOURAL_RULE, REFRESH_SEGMENTS, type Workload } from "./workload.ts";

export interface Plan {
	subjects: readonly SubjectName[];
	scale: Scale;
	files: DataFiles;
	directory: string;
	rounds: number;
	/** The directory holds the data of an earlier run. */
	isImported: boolean;
	note(text: string): void;
}

const REFRESH_ROUNDS = 3;
const LOOKUPS = 2_000;
const MEGABYTE = 1_000_000;

/** Runs everything once through; the subjects' processes are gone when it returns or throws. */
export async function measure(plan: Plan): Promise<{ rows: Row[]; remarks: string[] }> {
	mkdirSync(plan.directory, { recursive: true, mode: 0o755 });
	let clients: SubjectClient[] = [];
	try {
		const imports: Row[] = [];
		const importPeak: Row[] = [];
		if (!plan.isImported) {
			clients = await startAll(plan);
			imports.push(...(await importRows(plan, clients)));
			importPeak.push(await peakMemory("peak memory, imports", clients));
			await closeAll(clients);
			clients = [];
		}

		const start: Row = { what: "start with existing data, until the first answer", unit: "ms", figures: {} };
		clients = await startAll(plan, start);
		judge(start, "≤ 2,000 ms", start.figures.segward, 2_000);
		plan.note("previews");
		const attributes = await previewRow(plan, clients, ATTRIBUTE_RULE, "preview, attribute rule");
		const behaviour = await previewRow(plan, clients, BEHAVIOURAL_RULE, "preview, behavioural rule");
		plan.note("protected previews");
		const guarded = [
			await previewRow(plan, clients, { ...ATTRIBUTE_RULE, isProtected: true }, "protected preview, attribute rule"),
			await previewRow(
				plan,
				clients,
				{ ...BEHAVIOURAL_RULE, isProtected: true },
				"protected preview, behavioural rule",
			),
		];
		plan.note("refresh");
		const refresh = await refreshRow(clients);
		plan.note("look-ups");
		const lookups = await lookupRow(plan, clients);
		const authorisation = await authorisationRow(clients);
		const queryPeak = await peakMemory("peak memory, queries", clients);
		await closeAll(clients);
		clients = [];
		return {
			rows: [
				attributes.row,
				behaviour.row,
				...guarded.map(({ row }) => row),
				refresh.row,
				...imports,
				start,
				lookups,
				...authorisation,
				...importPeak,
				queryPeak,
			],
			remarks: [agreement(attributes.sizes, behaviour.sizes, refresh.sizes)],
		};
	} finally {
		for (const client of clients) await client.abandon();
	}
}

async function startAll(plan: Plan, row?: Row): Promise<SubjectClient[]> {
	const clients: SubjectClient[] = [];
	for (const name of plan.subjects) {
		const { client, startMs } = await SubjectClient.start(name, `${plan.directory}/${name}`);
		clients.push(client);
		if (row) row.figures[name] = startMs;
	}
	return clients;
}

async function closeAll(clients: readonly SubjectClient[]): Promise<void> {
	for (const client of clients) await client.close();
}

async function importRows({ files, scale, note }: Plan, clients: readonly SubjectClient[]): Promise<Row[]> {
	const rows: Row[] = [
		{ what: "import customers, CSV", unit: "rows/s", figures: {} },
		{ what: "import events, JSONL", unit: "rows/s", figures: {} },
		{ what: "import events, CSV", unit: "rows/s", figures: {} },
	];
	const works = [
		{ operation: "importCustomers", count: scale.customers, target: 100_000 },
		{ operation: "importEventsJsonl", count: scale.jsonlEvents, target: 500_000 },
		{ operation: "importEventsCsv", count: scale.events - scale.jsonlEvents, target: 500_000 },
	] as const;
	for (const client of clients) {
		note(`${client.name}: import`);
		for (const [index, { operation, count, target }] of works.entries()) {
			const row = rows[index] as Row;
			const { ms } = await client.call(operation, files);
			row.figures[client.name] = count / (ms / 1000);
			if (client.name !== "segward") continue;
			row.target = `≥ ${target.toLocaleString("en-GB")} rows/s`;
			row.met = count / (ms / 1000) >= target;
		}
		await client.call("settle");
	}
	return rows;
}

type Sizes = Partial<Record<SubjectName, number[]>>;

/** The subjects take turns, so that whatever else the machine does meets all of them. */
async function previewRow(plan: Plan, clients: readonly SubjectClient[], workload: Workload, what: string) {
	const row: Row = { what, unit: "ms", figures: {} };
	const durations = new Map(clients.map(({ name }) => [name, [] as number[]]));
	const sizes: Sizes = {};
	for (const client of clients) sizes[client.name] = [(await client.call<number>("preview", workload)).value];
	for (let round = 0; round < plan.rounds; round++) {
		for (const client of clients) durations.get(client.name)?.push((await client.call("preview", workload)).ms);
	}
	for (const [name, values] of durations) row.figures[name] = median(values);
	judgeRatios(row, "≤ 1.05× chDB, ≤ 1× DuckDB, ≤ 0.1× PostgreSQL", { chdb: 1.05, duckdb: 1, postgresql: 0.1 });
	return { row, sizes };
}

async function refreshRow(clients: readonly SubjectClient[]) {
	const row: Row = { what: `refresh of ${REFRESH_SEGMENTS.length} segments`, unit: "ms", figures: {} };
	const sizes: Sizes = {};
	for (const client of clients) {
		await client.call("prepareSegments", REFRESH_SEGMENTS);
		const rounds = client.name === "segward" || client.name === "chdb" ? REFRESH_ROUNDS : 1;
		const durations: number[] = [];
		for (let round = 0; round < rounds; round++) {
			const { ms, value } = await client.call<number[]>("refresh", REFRESH_SEGMENTS);
			durations.push(ms);
			sizes[client.name] = value;
		}
		row.figures[client.name] = median(durations);
	}
	judgeRatios(row, "≤ 0.1× chDB", { chdb: 0.1 });
	return { row, sizes };
}

async function lookupRow({ scale }: Plan, clients: readonly SubjectClient[]): Promise<Row> {
	const row: Row = { what: "membership look-up, 99th percentile", unit: "ms", figures: {} };
	const segment = REFRESH_SEGMENTS[0]?.name;
	const step = Math.max(1, Math.floor(scale.customers / LOOKUPS));
	const customerNos = Array.from({ length: LOOKUPS }, (_, index) => 1 + ((index * step) % scale.customers));
	for (const client of clients) {
		const { value } = await client.call<number[]>("lookups", segment, customerNos);
		row.figures[client.name] = quantile(value, 0.99);
	}
	judge(row, "≤ 5 ms", row.figures.segward, 5);
	return row;
}

async function authorisationRow(clients: readonly SubjectClient[]): Promise<Row[]> {
	const client = clients.find(({ name }) => name === "segward");
	if (client === undefined) return [];
	const { value } = await client.call<number | undefined>("authorisationMs");
	if (value === undefined) return [];
	const row: Row = { what: "authorisation of a request, median", unit: "ms", figures: { segward: value } };
	judge(row, "≤ 0.3 ms", value, 0.3);
	return [row];
}

async function peakMemory(what: string, clients: readonly SubjectClient[]): Promise<Row> {
	const row: Row = { what, unit: "MB", figures: {} };
	for (const client of clients) row.figures[client.name] = (await client.call<number>("memory")).value / MEGABYTE;
	return row;
}

function judge(row: Row, target: string, value: number | undefined, limit: number): void {
	if (value === undefined) return;
	row.target = target;
	row.met = value <= limit;
}

function judgeRatios(row: Row, target: string, limits: Partial<Record<SubjectName, number>>): void {
	const ratios = Object.entries(limits).map(([name, limit]) => ({ value: ratio(row, name as SubjectName), limit }));
	if (row.figures.segward === undefined) return;
	row.target = target;
	row.met = ratios.every(({ value, limit }) => value === undefined || value <= limit);
}

/** Says whether all subjects found the same customers; a benchmark of different answers is worth nothing. */
function agreement(...all: readonly Sizes[]): string {
	const different = all.flatMap((sizes) => {
		const [first, ...others] = Object.entries(sizes);
		return others.flatMap(([name, values]) =>
			values.flatMap((size, index) =>
				equalSizes(first?.[1][index], size) ? [] : `${name} ${index}: ${size}, not ${first?.[1][index]}`,
			),
		);
	});
	return different.length === 0
		? "All subjects found equally many customers in every segment."
		: `**Not all subjects agree on the sizes:** ${different.slice(0, 20).join(", ")}`;
}

/** -1 is a size that is protected: 0 or 1. */
function equalSizes(a: number | undefined, b: number): boolean {
	return a === b || (a === -1 && b < 2) || (b === -1 && a !== undefined && a < 2);
}
