import type { FieldType } from "../src/core/catalogue/field.ts";

/** A column of values that nobody has. */
export interface MadeUpColumn {
	mask: string;
	type: FieldType;
	/** The value of a row; no two rows have the same. */
	valueAt(row: number): string;
}

const MINUTE_MS = 60_000;
const LETTERS = 26;

const letters = (number: number): string =>
	(number >= LETTERS ? letters(Math.floor(number / LETTERS) - 1) : "") + String.fromCharCode(65 + (number % LETTERS));
const padded = (number: number, digits: number) => String(number).padStart(digits, "0");
/** From 1930 on a minute a row. */
const instant = (row: number) => new Date(Date.UTC(1930, 0, 1) + row * MINUTE_MS).toISOString();

const text = (mask: string, valueAt: MadeUpColumn["valueAt"]): MadeUpColumn => ({ mask, type: "text", valueAt });
const time = (mask: string): MadeUpColumn => ({ mask, type: "timestamp", valueAt: instant });
const integer = (mask: string): MadeUpColumn => ({ mask, type: "integer", valueAt: String });
const decimal = (mask: string): MadeUpColumn => ({ mask, type: "decimal", valueAt: (row) => `${row}.25` });

const name = (row: number) => `Jane ${letters(row)} Roe`;
const email = (row: number) => `jane.roe${row}@example.com`;
const phone = (row: number) => `+44 20 ${padded(row, 8)}`;

export const WITHOUT_KEYS: readonly MadeUpColumn[] = [
	text("keep", (row) => `plan ${row}`),
	text("redact", (row) => `call number ${row} after six`),
	text("email", email),
	text("last:2", phone),
	text("card:6", (row) => `4111 11${padded(row, 10)}`),
	text("iban", (row) => `DE89 3704 0044 ${padded(row, 10)}`),
	text("initials", name),
	text("postcode", (row) => `SW${padded(row % 100, 2)} ${letters(row)}`),
	text("reference", (row) => `C-${100_000 + row}`),
	time("year"),
	time("month"),
	time("age-band:10"),
	text("network:16/32", (row) => `192.${(row >> 16) % 256}.${(row >> 8) % 256}.${row % 256}`),
	text("place:1", (row) => `51.5${row}, -0.12${row}`),
	decimal("significant:1"),
	integer("bucket:10"),
	decimal("bucket:0.5"),
	integer("bands:0/100/1000/10000"),
];

export const WITH_KEYS: readonly MadeUpColumn[] = [
	text("pseudonym", email),
	integer("noise:10"),
	decimal("noise:0.5"),
	text("hash", email),
];

export const SUBSTITUTES: readonly MadeUpColumn[] = [
	text("substitute:digits", phone),
	text("substitute:letters", (row) => `roe${letters(100_000 + row)}`),
];

/** What a list of customers shows: name, address, telephone, number, birthday, three figures and words. */
export const CUSTOMERS: readonly MadeUpColumn[] = [
	text("initials", name),
	text("email", email),
	text("last:2", phone),
	text("pseudonym", (row) => `C-${100_000 + row}`),
	time("year"),
	integer("bucket:10"),
	integer("noise:10"),
	text("keep", (row) => `plan ${row}`),
];
