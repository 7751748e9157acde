// node bench/extracts.ts: how long anonymising takes, and how much memory; UCI Adult and a made-up million.
import { cpus, loadavg } from "node:os";
import { anonymise } from "../src/core/privacy/anonymity/anonymise.ts";
import { makeExtract, type ReadRows } from "../src/core/privacy/extract/make-extract.ts";
import { ADULT_CHECKS, adultTable } from "../test/privacy/adult.ts";
import { extractAtSize } from "./extract-at-size.ts";
import { writeSection } from "./results.ts";

const MILLION = 1_000_000;
/** Different values of the eight quasi-identifiers. */
const VALUES = [80, 2, 16, 40, 7, 14, 1_000, 365];

const lines: string[] = [];

/** Runs it and notes wall time, processor time and the memory of the process afterwards. */
function timed<T>(name: string, work: () => T, result: (made: T) => string): void {
	const startedMs = performance.now();
	const before = process.cpuUsage();
	const made = work();
	const seconds = (performance.now() - startedMs) / 1000;
	const { user, system } = process.cpuUsage(before);
	const memory = Math.round(process.memoryUsage().rss / 2 ** 20);
	const line = `| ${name} | ${seconds.toFixed(1)} s | ${((user + system) / 1e6).toFixed(1)} s | ${memory} MiB | ${result(made)} |`;
	process.stdout.write(`${line}\n`);
	lines.push(line);
}

for (const one of ADULT_CHECKS.cases) {
	const table = adultTable(one.sensitive);
	const diversity = one.l === undefined ? undefined : { kind: "entropy" as const, l: one.l };
	const closeness = one.t === undefined ? undefined : { t: one.t, distance: "equal" as const };
	timed(
		`Adult, ${one.model}, at most ${100 * one.suppressionLimit} % left out, optimum`,
		() =>
			anonymise({
				table,
				tests: { k: one.k ?? 1, sensitive: [{ diversity, closeness }] },
				suppressionLimit: one.suppressionLimit,
				metric: one.metric,
				method: "whole-columns",
			}),
		({ levels }) => `levels ${levels[0]?.join(" ")}`,
	);
}

/** Values cluster as people's do: the smaller the number the more frequent. */
function madeUpMillion(): ReadRows {
	let state = 42;
	const next = () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return state / 2 ** 32;
	};
	return {
		columns: VALUES.map((count, at) => ({
			field: `q${at}`,
			type: "integer" as const,
			values: Array.from({ length: count }, (_, value) => String(value)),
			codes: Int32Array.from({ length: MILLION }, () => Math.floor(next() ** 1.7 * count)),
		})),
		counts: new Uint32Array(MILLION).fill(1),
		rows: MILLION,
	};
}

const million = madeUpMillion();
const columns = VALUES.map((_, at) => ({ field: `q${at}`, role: "quasi" as const }));
timed(
	"1,000,000 made-up rows, 8 quasi-identifiers, k 10, rows in parts, report included",
	() => makeExtract(million, { k: 10, suppressionLimit: 0.05, metric: "entropy", method: "local", columns }, 20),
	({ report: { after, utility } }) =>
		`smallest class ${after.smallestClass}, ${after.classes} classes, ${(100 * utility.informationLoss).toFixed(1)} % of information lost`,
);

const atSize = await extractAtSize(MILLION, "automatic");
const inMs = (ms: number) => `${ms.toFixed(0)} ms`;

writeSection(
	"extracts",

	`## Anonymised extracts

\`node bench/extracts.ts\`, in one thread, the table without reading from the engine and storing. Load of the machine (${cpus().length} cores) at the end: ${loadavg()[0]?.toFixed(1)}; where it is above the number of cores, wall time says more about the neighbours.

| what | wall time | processor time | memory of the process | result |
|---|---:|---:|---:|---|
${lines.join("\n")}

Through the whole product in one process (engine, ledger, thread, encrypted store, measuring again): an extract of 1,000,000 made-up customers by 8 quasi-identifiers and one sensitive attribute, compared with all customers, k 10, while somebody else previews sizes ten times a second.

| what | result |
|---|---:|
| rows released, method, information lost | ${atSize.released.toLocaleString("en-GB")}, ${atSize.method}, ${(100 * atSize.informationLoss).toFixed(1)} % |
| made, wall time / processor time of the whole process | ${atSize.makeSeconds.toFixed(0)} s / ${atSize.makeProcessorSeconds.toFixed(0)} s |
| taken, part by part | ${atSize.downloadSeconds.toFixed(0)} s for ${atSize.megabytes.toFixed(0)} MB |
| memory at the highest, beyond what the process had | ${atSize.peakMebibytes.toFixed(0)} MiB |
| others wait for the main thread, 99 of 100 times / at the longest | ${inMs(atSize.delay99Ms)} / ${inMs(atSize.longestDelayMs)} |
| a preview of somebody else, before / meanwhile, median | ${inMs(atSize.previewBeforeMs)} / ${inMs(atSize.previewMeanwhileMs)} |`,
);
