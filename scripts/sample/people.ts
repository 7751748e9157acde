import { namesOf } from "./names.ts";
import type { OrderLine } from "./order-lines.ts";
import { phoneIn } from "./phones.ts";
import { Random } from "./random.ts";

/** The columns of customers.csv, in order. */
export const CUSTOMER_COLUMNS = [
	"customer_id",
	"full_name",
	"email",
	"phone",
	"birth_date",
	"country",
	"plan",
	"marketing_opt_in",
	"signed_up",
	"lifetime_value",
	"interests",
] as const;
export type CustomerRow = Record<(typeof CUSTOMER_COLUMNS)[number], string>;

const SEED = "segward retail sample 1";
/** Domains that RFC 2606 keeps free: nobody receives mail there. */
const MAIL_DOMAINS = [
	"mail.example.com",
	"inbox.example.org",
	"post.example.net",
	"letters.example",
	"company.example",
];
const INTERESTS = ["garden", "kitchen", "christmas", "stationery", "toys", "lighting", "textiles"];
const ISO_OF_COUNTRY: Readonly<Record<string, string>> = {
	"United Kingdom": "GB",
	Germany: "DE",
	France: "FR",
	EIRE: "IE",
	Spain: "ES",
	Netherlands: "NL",
	Belgium: "BE",
	Switzerland: "CH",
	Portugal: "PT",
	Australia: "AU",
	Norway: "NO",
	Italy: "IT",
	"Channel Islands": "GB",
	Finland: "FI",
	Cyprus: "CY",
	Sweden: "SE",
	Austria: "AT",
	Denmark: "DK",
	Japan: "JP",
	Poland: "PL",
	USA: "US",
	Israel: "IL",
	Singapore: "SG",
	Iceland: "IS",
	Canada: "CA",
	Greece: "GR",
	Malta: "MT",
	"United Arab Emirates": "AE",
	RSA: "ZA",
	Lebanon: "LB",
	Lithuania: "LT",
	Brazil: "BR",
	"Czech Republic": "CZ",
	Bahrain: "BH",
	"Saudi Arabia": "SA",
};

/** One row a customer of the shop, by id: id, country, first order and value are real; the rest is made up from the id. */
export function customersOf(lines: readonly OrderLine[]): CustomerRow[] {
	const linesOf = new Map<string, OrderLine[]>();
	for (const line of lines) {
		if (line.customerId === "") continue;
		const own = linesOf.get(line.customerId);
		if (own) own.push(line);
		else linesOf.set(line.customerId, [line]);
	}
	return [...linesOf].sort(([a], [b]) => Number(a) - Number(b)).map(([id, own]) => customer(id, own));
}

function customer(id: string, lines: readonly OrderLine[]): CustomerRow {
	const random = new Random(`${SEED}/${id}`);
	const country = mostFrequent(lines.map((line) => line.country));
	const iso = ISO_OF_COUNTRY[country] ?? "GB";
	const value = lines.reduce((sum, { quantity, price }) => sum + Math.round(quantity * price * 100), 0) / 100;
	const names = namesOf(iso, random.next());
	const given = random.pick(names.given);
	const family = random.pick(names.family);
	const isLatin = /^[\p{Script=Latin}'-]+$/u.test(given + family);
	const mailbox = isLatin ? `${plain(given)}.${plain(family)}${id.slice(-3)}` : `customer${id}`;
	return {
		customer_id: id,
		full_name: names.surnameFirst ? `${family}${given}` : `${given} ${family}`,
		email: random.chance(0.96) ? `${mailbox}@${random.pick(MAIL_DOMAINS)}` : "",
		phone: random.chance(0.8) ? (phoneIn(iso, random) ?? "") : "",
		birth_date: random.chance(0.85) ? birthDate(random) : "",
		country,
		plan: plan(value, random),
		marketing_opt_in: random.chance(0.93) ? (random.chance(0.62) ? "yes" : "no") : "",
		signed_up: lines.map(({ time }) => time.slice(0, 10)).sort()[0] ?? "",
		lifetime_value: value.toFixed(2),
		interests: interests(random),
	};
}

function mostFrequent(values: readonly string[]): string {
	const counts = new Map<string, number>();
	for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
	return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0] ?? "";
}

function plain(name: string): string {
	const folded = name.toLowerCase().replace(/ß/g, "ss").replace(/ø/g, "o").replace(/ł/g, "l");
	return folded.normalize("NFD").replace(/[^a-z]/g, "");
}

/** Day first, as the shop's country writes it; 18 to 83 years old at the end of 2011. */
function birthDate(random: Random): string {
	const two = (value: number) => String(value).padStart(2, "0");
	return `${two(1 + random.below(28))}/${two(1 + random.below(12))}/${1928 + random.below(65)}`;
}

function plan(value: number, random: Random): string {
	if (random.chance(0.05)) return random.pick(["N/A", "-", "NULL"]);
	const draw = random.next() + Math.min(value / 20_000, 0.4);
	return draw > 1.05 ? "pro" : draw > 0.75 ? "plus" : "free";
}

function interests(random: Random): string {
	const chosen = INTERESTS.filter(() => random.chance(0.25));
	return chosen.length === 0 ? "" : JSON.stringify(chosen);
}
