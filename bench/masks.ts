// How many values masks show in a second of processor time. Values are made up and all different, unless said otherwise.
// Run: node bench/masks.ts [ROWS]
import { randomBytes } from "node:crypto";
import { cpus, loadavg } from "node:os";
import { maskKeys } from "../src/adapters/mask-keys/mask-keys.ts";
import { IdentityHash } from "../src/adapters/sodium/identity-hash.ts";
import type { MaskedField } from "../src/app/privacy/masked-fields.ts";
import { maskedRows, noiseSeedOf, pseudonymOf } from "../src/app/segments/masked-customers.ts";
import { compileMask, type ShownAs } from "../src/core/privacy/masking/compile-mask.ts";
import { Mask } from "../src/core/privacy/masking/mask.ts";
import { maskFromText } from "../src/core/privacy/masking/mask-text.ts";
import { CUSTOMERS, type MadeUpColumn, SUBSTITUTES, WITH_KEYS, WITHOUT_KEYS } from "./made-up-values.ts";
import { writeSection } from "./results.ts";
import { median } from "./statistics.ts";

const ROWS = Number(process.argv[2] ?? 1_000_000);
const VALUES_AT_ONCE = 5_000;
/** Until the compiler is done. */
const COMPILER_ROUNDS = 4;
const ROWS_AT_ONCE = 1_000;
const WARM_UP_ROWS = 20_000;
const LEAST_MS = 500;
const REPEATED = 50;
const TARGET = 1_000_000;

const key = { version: 1, bytes: randomBytes(32) };
const keyring = { workspaceKey: () => key };

/** With keys made ready anew, as for every answer. */
function shownAs({ mask, type }: MadeUpColumn): ShownAs {
	const keyed = maskKeys(keyring).of("main", "bench");
	return compileMask(Mask.parse(maskFromText(mask)), { field: { no: 7, type }, nowMs: Date.now(), keyed });
}

function processorMs(work: () => void): number {
	const before = process.cpuUsage();
	work();
	const { user, system } = process.cpuUsage(before);
	return (user + system) / 1_000;
}

/** The median round: neighbours on the machine slow down single ones. */
function nanosecondsAValue(column: MadeUpColumn, times = 1): number {
	const show = shownAs(column);
	const rounds: number[] = [];
	let spentMs = 0;
	for (let round = 0; spentMs < LEAST_MS; round++) {
		const first = round * VALUES_AT_ONCE;
		const values = Array.from({ length: VALUES_AT_ONCE }, (_, at) => column.valueAt(Math.floor((first + at) / times)));
		const ms = processorMs(() => {
			for (const value of values) show(value, "c_0123456789ab");
		});
		if (round < COMPILER_ROUNDS) continue;
		spentMs += ms;
		rounds.push((ms * 1e6) / VALUES_AT_ONCE);
	}
	return median(rounds);
}

interface Spent {
	allMs: number;
	/** The median page. */
	nanosecondsARow: number;
}

/** As previews and lists of members show them, page by page; without reading and opening the values. */
function showCustomers(rows: number): { masks: Spent; names: Spent } {
	const fields = CUSTOMERS.map(({ type }, at): MaskedField => ({ no: at, name: `field${at}`, labels: [], type }));
	const shows = CUSTOMERS.map(shownAs);
	const masked = { shownAs: ({ no }: MaskedField) => shows[no] as ShownAs };
	const vault = new IdentityHash(key.bytes);
	const pages: { masksMs: number; namesMs: number }[] = [];
	for (let first = 0; first < rows; first += ROWS_AT_ONCE) {
		const page = Array.from({ length: ROWS_AT_ONCE }, (_, at) => ({
			pseudonym: "",
			noiseSeed: noiseSeedOf(first + at + 1),
			values: new Map(CUSTOMERS.map(({ valueAt }, no) => [no, valueAt(first + at)])),
		}));
		const namesMs = processorMs(() => {
			for (const [at, customer] of page.entries()) customer.pseudonym = pseudonymOf(vault, "bench", first + at + 1);
		});
		pages.push({ namesMs, masksMs: processorMs(() => maskedRows(masked, fields, page)) });
	}
	return {
		masks: spentOn(pages.map(({ masksMs }) => masksMs)),
		names: spentOn(pages.map(({ masksMs, namesMs }) => masksMs + namesMs)),
	};
}

function spentOn(pagesMs: readonly number[]): Spent {
	return {
		allMs: pagesMs.reduce((sum, ms) => sum + ms, 0),
		nanosecondsARow: (median(pagesMs) * 1e6) / ROWS_AT_ONCE,
	};
}

const whole = (value: number) => Math.round(value).toLocaleString("en-GB");

function rateLine(what: string, nanoseconds: number): string {
	const rate = 1e9 / nanoseconds;
	return `| ${what} | ${whole(rate)} | ${whole(nanoseconds)} ns | ${rate >= TARGET ? "met" : "missed"} |`;
}

function masksMeasured(title: string, columns: readonly MadeUpColumn[]): string[] {
	const costs = columns.map((column) => ({ column, cost: nanosecondsAValue(column) }));
	const mean = costs.reduce((sum, { cost }) => sum + cost, 0) / costs.length;
	return [
		...costs.map(({ column, cost }) => rateLine(`\`${column.mask}\``, cost)),
		rateLine(`${title}: one of each`, mean),
	];
}

const lines = [
	...masksMeasured("without keys", WITHOUT_KEYS),
	...masksMeasured("with keys", WITH_KEYS),
	...masksMeasured("FF1", SUBSTITUTES),
	...SUBSTITUTES.slice(0, 1).map((column) =>
		rateLine(`\`${column.mask}\`, every value ${REPEATED} times`, nanosecondsAValue(column, REPEATED)),
	),
];
showCustomers(WARM_UP_ROWS);
const { masks, names } = showCustomers(ROWS);

writeSection(
	"masks",
	`## Masks

\`node bench/masks.ts\`, ${new Date().toISOString().slice(0, 10)}: values shown in a second of processor time (waste collection included), in one thread, the median of rounds of ${whole(VALUES_AT_ONCE)} values; all different unless said otherwise. The target is a million. Load of the machine (${cpus().length} cores) at the end: ${loadavg()[0]?.toFixed(1)}; neighbours slow down memory too, so the figures are low rather than high where it is above 1.

| mask | values a second | a value | target |
|---|---:|---:|---|
${lines.join("\n")}

A list of customers with ${CUSTOMERS.length} columns (${CUSTOMERS.map(({ mask }) => `\`${mask}\``).join(", ")}), ${whole(ROWS)} rows in pages of ${whole(ROWS_AT_ONCE)}, as previews and lists of members show them; reading and opening the values is not in it:

| what | processor time of all | a row, median page | a field | fields a second |
|---|---:|---:|---:|---:|
${customersLine("masks, and rows made of them in the order of pseudonyms", masks)}
${customersLine("with every customer's own pseudonym (blind index)", names)}

Substitutes are FF1 of \`@noble/ciphers\` in JavaScript (ten rounds in big integers a value); no other implementation is used, and none of our own. Values that repeat within an answer are computed once.`,
);

function customersLine(what: string, { allMs, nanosecondsARow }: Spent): string {
	const aField = nanosecondsARow / CUSTOMERS.length;
	return `| ${what} | ${(allMs / 1_000).toFixed(1)} s | ${whole(nanosecondsARow)} ns | ${whole(aField)} ns | ${whole(1e9 / aField)} |`;
}
