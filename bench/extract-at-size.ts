import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as delay } from "node:timers/promises";
import type { RequestOf } from "../src/contract/routes.ts";
import type { Client } from "../src/contract/wire.ts";
import { openHouse } from "../test/long/house.ts";
import { median } from "./statistics.ts";

/** Quasi-identifiers with how many different values each has. */
const COLUMNS = {
	birth_year: 80,
	gender: 2,
	region: 16,
	city: 1_000,
	education: 16,
	marital_status: 7,
	occupation: 40,
	member_since: 1_500,
} as const;
const INCOMES = 12;
const SEGMENT = "everybody";
const PURPOSE = "research";
const LOOK_EVERY_MS = 100;

export interface AtSize {
	released: number;
	method: string;
	informationLoss: number;
	/** From asking until it can be taken. */
	makeSeconds: number;
	makeProcessorSeconds: number;
	downloadSeconds: number;
	megabytes: number;
	/** Of the whole process, engine included, beyond what it was before. */
	peakMebibytes: number;
	/** The longest that everything else had to wait. */
	longestDelayMs: number;
	delay99Ms: number;
	/** Previews of somebody else, before and while it is made. */
	previewBeforeMs: number;
	previewMeanwhileMs: number;
}

/** From making to download through the whole product in one process, somebody else looking at sizes meanwhile. */
export async function extractAtSize(customers: number, method: "local" | "automatic"): Promise<AtSize> {
	const { client, close } = await openHouse();
	try {
		await prepare(client, customers);
		return await measure(client, { method, k: 10 });
	} finally {
		await close();
	}
}

async function measure(client: Client, plan: { method: "local" | "automatic"; k: number }): Promise<AtSize> {
	const columns: RequestOf<"createExtract">["plan"]["columns"] = [
		...Object.keys(COLUMNS).map((field) => ({ field, role: "quasi" as const })),
		{ field: "income", role: "sensitive", diversity: { kind: "distinct", l: 3 } },
	];
	const before = await previews(client, async () => delay(3_000));
	const rssBefore = process.memoryUsage().rss;
	const lag = monitorEventLoopDelay({ resolution: 5 });
	let peak = 0;
	const watch = setInterval(() => {
		peak = Math.max(peak, process.memoryUsage().rss);
	}, LOOK_EVERY_MS);
	const cpuBefore = process.cpuUsage();
	const startedMs = performance.now();
	lag.enable();
	const { id } = await client.createExtract({ segment: SEGMENT, plan: { ...plan, columns }, background: true });
	const meanwhile = await previews(client, async () => {
		while ((await client.getExtract({ id })).state === "running") await delay(LOOK_EVERY_MS);
	});
	lag.disable();
	const makeSeconds = (performance.now() - startedMs) / 1_000;
	const { user, system } = process.cpuUsage(cpuBefore);
	clearInterval(watch);
	const { report, errorDetail } = await client.getExtract({ id });
	if (report === undefined) throw new Error(`No extract was made: ${errorDetail}`);
	const downloadMs = performance.now();
	let bytes = 0;
	for (let part: number | undefined = 0; part !== undefined; ) {
		const taken: { content: string; next?: number } = await client.downloadExtract({ id, purpose: PURPOSE, part });
		bytes += taken.content.length;
		part = taken.next;
	}
	return {
		released: report.released,
		method: report.method,
		informationLoss: report.utility.informationLoss,
		makeSeconds,
		makeProcessorSeconds: (user + system) / 1e6,
		downloadSeconds: (performance.now() - downloadMs) / 1_000,
		megabytes: bytes / 1e6,
		peakMebibytes: (peak - rssBefore) / 2 ** 20,
		longestDelayMs: lag.max / 1e6,
		delay99Ms: lag.percentile(99) / 1e6,
		previewBeforeMs: median(before),
		previewMeanwhileMs: median(meanwhile),
	};
}

/** How long previews took while something else went on. */
async function previews(client: Client, meanwhile: () => Promise<void>): Promise<number[]> {
	const took: number[] = [];
	let isOver = false;
	const asking = (async () => {
		for (let year = 0; !isOver; year++) {
			const document = segmentOf("looked-at", { attribute: "birth_year", equals: 1930 + (year % 80) });
			const startedMs = performance.now();
			await client.previewSegment({ document, sampleSize: 0 });
			took.push(performance.now() - startedMs);
			await delay(LOOK_EVERY_MS);
		}
	})();
	await meanwhile();
	isOver = true;
	await asking;
	return took;
}

async function prepare(client: Client, customers: number): Promise<void> {
	const { id } = await client.createImport({ kind: "customers", mode: "upsert", source: "made-up.csv" });
	const { state } = await client.uploadImport({ id, content: { bytes: madeUp(customers) } });
	if (state !== "done") throw new Error(`The import ended ${state}.`);
	await client.applySegment({ name: SEGMENT, document: segmentOf(SEGMENT, { everyone: true }) });
	await client.refreshSegments({ names: [SEGMENT] });
}

function segmentOf(name: string, rule: Record<string, unknown>) {
	return {
		apiVersion: "segward/v1",
		kind: "Segment",
		metadata: { name, owner: "bench@example.com" },
		spec: { title: name, purpose: PURPOSE, reviewEvery: "90d", rule },
	};
}

/** Values cluster as people's do: the smaller the number, the more frequent. */
async function* madeUp(customers: number): AsyncGenerator<Uint8Array> {
	let state = 42;
	const below = (count: number) => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return Math.floor((state / 2 ** 32) ** 1.7 * count);
	};
	const day = (at: number) => new Date(Date.UTC(2021, 0, 1 + at)).toISOString().slice(0, 10);
	const text = new TextEncoder();
	yield text.encode(`id;email;${Object.keys(COLUMNS).join(";")};income\n`);
	const { birth_year, gender, region, city, education, marital_status, occupation, member_since } = COLUMNS;
	for (let from = 0; from < customers; from += 10_000) {
		const lines = Array.from({ length: Math.min(10_000, customers - from) }, (_, at) =>
			[
				`c${from + at}`,
				`person${from + at}@example.com`,
				1930 + below(birth_year),
				["f", "m"][below(gender)],
				`region ${below(region)}`,
				`city ${below(city)}`,
				`education ${below(education)}`,
				`status ${below(marital_status)}`,
				`job ${below(occupation)}`,
				day(below(member_since)),
				`band ${below(INCOMES)}`,
			].join(";"),
		);
		yield text.encode(`${lines.join("\n")}\n`);
	}
}
