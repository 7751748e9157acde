// How many values each mask shows in a second of processor time; masks with keys apart. Values are made up and all different.
// Run: node bench/masks.ts
import { randomBytes } from "node:crypto";
import { maskKeys } from "../src/adapters/mask-keys/mask-keys.ts";
import type { FieldType } from "../src/core/catalogue/field.ts";
import { compileMask } from "../src/core/privacy/masking/compile-mask.ts";
import { Mask } from "../src/core/privacy/masking/mask.ts";
import { maskFromText } from "../src/core/privacy/masking/mask-text.ts";

const VALUES = 20_000;
const LEAST_MS = 500;
const keyed = maskKeys({ workspaceKey: () => ({ version: 1, bytes: randomBytes(32) }) }).of("main", "bench");

const PLAIN: readonly [string, FieldType, (at: number) => string][] = [
	["keep", "text", (at) => `plan ${at}`],
	["redact", "text", (at) => `call number ${at} after six`],
	["email", "text", (at) => `jane.roe${at}@example.com`],
	["last:2", "text", (at) => `+44 20 7946 ${1_000_000 + at}`],
	["card", "text", (at) => `4111 1111 ${10_000_000 + at}`],
	["initials", "text", (at) => `Jane Roe${at}`],
	["postcode", "text", (at) => `SW${at % 99}A 1AA`],
	["network", "text", (at) => `192.0.${at % 256}.${at % 251}`],
	["year", "date", (at) => `${1940 + (at % 70)}-03-29`],
	["age-band:10", "date", (at) => `${1940 + (at % 70)}-03-29`],
	["place:1", "text", (at) => `51.5${at}, -0.12${at}`],
	["significant:1", "decimal", (at) => `${at}.25`],
	["bucket:10", "integer", (at) => String(at)],
];
const KEYED: readonly [string, FieldType, (at: number) => string][] = [
	["pseudonym", "text", (at) => `jane.roe${at}@example.com`],
	["noise:10", "integer", (at) => String(at)],
	["substitute:digits", "text", (at) => `+44 20 7946 ${1_000_000 + at}`],
	["hash", "text", (at) => `jane.roe${at}@example.com`],
];

for (const [title, masks] of [
	["without keys", PLAIN],
	["with keys", KEYED],
] as const) {
	process.stdout.write(`${title}\n`);
	const rates = masks.map(([text, type, valueAt]) => {
		const show = compileMask(Mask.parse(maskFromText(text)), { field: { no: 7, type }, nowMs: Date.now(), keyed });
		const values = Array.from({ length: VALUES }, (_, at) => valueAt(at));
		const rate = valuesPerSecond(values, show);
		process.stdout.write(`  ${text.padEnd(18)} ${Math.round(rate).toLocaleString("en-GB").padStart(12)} a second\n`);
		return rate;
	});
	const together = rates.length / rates.reduce((sum, rate) => sum + 1 / rate, 0);
	process.stdout.write(
		`  ${"one of each".padEnd(18)} ${Math.round(together).toLocaleString("en-GB").padStart(12)} a second\n`,
	);
}

function valuesPerSecond(values: readonly string[], show: (value: string, customer: string) => string): number {
	let shown = 0;
	let spentMs = 0;
	for (let round = 0; spentMs < LEAST_MS || round < 2; round++) {
		const before = process.cpuUsage();
		for (const value of values) show(value, "c_0123456789ab");
		// The first round is for the compiler.
		if (round === 0) continue;
		const { user, system } = process.cpuUsage(before);
		spentMs += (user + system) / 1_000;
		shown += values.length;
	}
	return (shown * 1_000) / spentMs;
}
