// node bench/extracts.ts: how long anonymising takes, and how much memory; UCI Adult and a made-up million.
import { anonymise } from "../src/core/privacy/anonymity/anonymise.ts";
import { makeExtract, type ReadRows } from "../src/core/privacy/extract/make-extract.ts";
import { ADULT_CHECKS, adultTable } from "../test/privacy/adult.ts";

const MILLION = 1_000_000;
/** Different values of the eight quasi-identifiers. */
const VALUES = [80, 2, 16, 40, 7, 14, 1_000, 365];

function report(name: string, startedMs: number, facts: Record<string, number | string>): void {
	const seconds = ((performance.now() - startedMs) / 1000).toFixed(2);
	const memory = Math.round(process.memoryUsage().rss / 2 ** 20);
	process.stdout.write(`${JSON.stringify({ name, seconds: Number(seconds), rssMiB: memory, ...facts })}\n`);
}

for (const one of ADULT_CHECKS.cases) {
	const table = adultTable(one.sensitive);
	const diversity = one.l === undefined ? undefined : { kind: "entropy" as const, l: one.l };
	const closeness = one.t === undefined ? undefined : { t: one.t, distance: "equal" as const };
	const startedMs = performance.now();
	const { levels } = anonymise({
		table,
		tests: { k: one.k ?? 1, sensitive: [{ diversity, closeness }] },
		suppressionLimit: one.suppressionLimit,
		metric: one.metric,
		method: "whole-columns",
	});
	report(`Adult, ${one.model}, ${one.suppressionLimit} left out`, startedMs, { levels: levels[0]?.join(" ") ?? "" });
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

{
	const rows = madeUpMillion();
	const columns = VALUES.map((_, at) => ({ field: `q${at}`, role: "quasi" as const }));
	const startedMs = performance.now();
	const made = makeExtract(rows, { k: 10, suppressionLimit: 0.05, metric: "entropy", method: "local", columns }, 20);
	report("1,000,000 rows, 8 quasi-identifiers, local", startedMs, {
		method: made.report.method,
		smallestClass: made.report.after.smallestClass,
		classes: made.report.after.classes,
		informationLoss: Number(made.report.utility.informationLoss.toFixed(3)),
	});
}
