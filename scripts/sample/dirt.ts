import type { CustomerRow } from "./people.ts";
import { Random } from "./random.ts";

/** One kind of dirt: what it does to a row, how often, and what a reader of the sample should expect. */
export interface Dirt<Row> {
	what: string;
	rows: number;
	/** `extra`: a damaged copy is added; otherwise the row itself is damaged. */
	extra?: boolean;
	expect: string;
	damage(row: Row, random: Random): Row;
}

const set =
	(column: keyof CustomerRow, ...values: readonly string[]): Dirt<CustomerRow>["damage"] =>
	(row, random) => ({ ...row, [column]: random.pick(values) });

const inName =
	(...characters: readonly string[]): Dirt<CustomerRow>["damage"] =>
	(row, random) => ({ ...row, full_name: row.full_name.replace(/(?<=^.)/su, random.pick(characters)) });

export const CUSTOMER_DIRT: readonly Dirt<CustomerRow>[] = [
	{ what: "no customer id", rows: 6, extra: true, expect: "external-id-missing", damage: set("customer_id", "") },
	{ what: "customer id of another row", rows: 8, extra: true, expect: "external-id-repeated", damage: (row) => row },
	{
		what: "malformed e-mail address",
		rows: 12,
		expect: "email-invalid",
		damage: set("email", "anna@", "anna at example.com", "anna@@example.com", "@example.com", "anna@example..com"),
	},
	{
		what: "impossible phone number",
		rows: 8,
		expect: "phone-invalid",
		damage: set("phone", "12", "+999 123 456 789", "call me", "0000000000000000"),
	},
	{
		what: "phone number in another country's national notation",
		rows: 5,
		expect: "phone-invalid",
		damage: set("phone", "(415) 555-0132", "06 39 98 01 23 45"),
	},
	{
		what: "day that does not exist",
		rows: 6,
		expect: "birth-date-invalid",
		damage: set("birth_date", "31/02/1980", "29/02/1971", "00/00/1990", "12/31/1975"),
	},
	{
		what: "birth date with two-digit year",
		rows: 4,
		expect: "date-two-digit-year",
		damage: set("birth_date", "01/02/71", "5/6/68"),
	},
	{
		what: "birth date in a year that cannot be",
		rows: 3,
		expect: "date-out-of-range",
		damage: set("birth_date", "01/01/1066", "01/01/2390"),
	},
	{
		what: "sign-up date that is no date",
		rows: 3,
		expect: "date-invalid",
		damage: set("signed_up", "soon", "2011-13-01"),
	},
	{
		what: "neither yes nor no",
		rows: 4,
		expect: "boolean-invalid",
		damage: set("marketing_opt_in", "maybe", "ask again"),
	},
	{
		what: "value that is no number",
		rows: 4,
		expect: "decimal-invalid",
		damage: set("lifetime_value", "12,3.4x", "£££", "1.2.3"),
	},
	{ what: "plan that does not exist", rows: 3, expect: "value-not-allowed", damage: set("plan", "platinum") },
	{
		what: "spreadsheet formula",
		rows: 5,
		expect: "active-formula",
		damage: set(
			"full_name",
			'=HYPERLINK("http://evil.example","Click")',
			"=cmd|' /C calc'!A0",
			"@SUM(1+1)*cmd|' /C calc'!A0",
		),
	},
	{
		what: "HTML or script",
		rows: 4,
		expect: "active-markup",
		damage: set("full_name", "<script>alert(1)</script>", '<img src=x onerror="alert(1)">'),
	},
	{ what: "bidi control character", rows: 3, expect: "bidi-character", damage: inName("\u202e", "\u2066") },
	{ what: "zero-width character", rows: 3, expect: "invisible-character", damage: inName("\u200b", "\u2060") },
	{ what: "control character", rows: 3, expect: "control-character", damage: inName("\u0007", "\u001b") },
	{
		what: "null in disguise",
		rows: 12,
		expect: "accepted, read as missing",
		damage: set("birth_date", "0000-00-00", "N/A", "-", "null"),
	},
];

/** Text of a finished line, damaged after it was written. */
export const CUSTOMER_LINE_DIRT: readonly Dirt<string>[] = [
	{ what: "missing cells", rows: 2, expect: "row-too-short", damage: (line) => line.split(",").slice(0, 4).join(",") },
	{ what: "too many cells", rows: 2, expect: "row-too-long", damage: (line) => `${line},surplus,cells` },
];

/** Applies each kind to rows drawn without repetition; `extra` rows follow the row they copy. */
export function soil<Row>(rows: readonly Row[], dirt: readonly Dirt<Row>[], seed: string): Row[] {
	const random = new Random(seed);
	const damaged = new Map<number, Row[]>();
	for (const { rows: count, extra, damage } of dirt) {
		for (let done = 0; done < count; ) {
			const index = random.below(rows.length);
			if (damaged.has(index)) continue;
			const row = rows[index] as Row;
			damaged.set(index, extra ? [row, damage(row, random)] : [damage(row, random)]);
			done++;
		}
	}
	return rows.flatMap((row, index) => damaged.get(index) ?? [row]);
}
