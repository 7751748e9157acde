import type { Field, Label } from "../../catalogue/field.ts";
import { identifierFormat } from "../../intake/identifier-format.ts";
import type { RandomBytes } from "../noise/random-bytes.ts";
import { uniformBelow } from "../noise/uniform-below.ts";

const FIRST =
	"Ada Bela Cleo Dario Edda Finn Gita Hugo Ines Jarl Kira Levi Mina Nilo Odin Pia Rafa Sena Tove Yael".split(" ");
const LAST =
	"Amberley Birchfold Copperwell Dunmere Elderhay Fernsby Glenross Hollowbank Inglebrook Juniperson Kestrelton Larkwood Mossgrove Nettlecombe Oakhaven Pinecrest Quillfeather Rushmoor Silverlake Thistledown".split(
		" ",
	);

/**
 * Beginnings of numbers that Ofcom keeps for drama: each followed by 000 to 999, none of them anybody's. Those that pass as
 * phone numbers at intake.
 * https://www.ofcom.org.uk/phones-and-broadband/phone-numbers/numbers-for-drama
 */
const DRAMA_NUMBERS = [
	"+442079460",
	"+441134960",
	"+441144960",
	"+441164960",
	"+441174960",
	"+441184960",
	"+441214960",
	"+441314960",
	"+441414960",
	"+441514960",
	"+441614960",
	"+441914980",
];

/** RFC 5737: networks for documentation. */
const DOCUMENTATION_NETWORKS = ["192.0.2", "198.51.100", "203.0.113"];

const NEVER_MADE: readonly Label[] = ["payment-card", "iban", "national-id", "secret", "free-text", "special-category"];

const YEAR = /^(19|20)\d\d$/;
const MONTH = /^([1-9]|1[0-2])$/;

/** What was drawn for the attributes that intake derives from an identifier: the part after the identifier's name. */
export type DerivedValues = Readonly<Record<string, string>>;

/** Makes values that have the form of an identifier and cannot be anybody's; undefined where there is no such thing. */
export function standInFor({ name, labels, format }: Pick<Field, "name" | "labels" | "format">): StandIn | undefined {
	if (labels.some((label) => NEVER_MADE.includes(label))) return undefined;
	switch (format ?? identifierFormat(labels)) {
		case "email":
			return ({ first, last, no }) => `${first}.${last}.${no}@example.com`.toLowerCase();
		case "phone":
			return ({ no }) =>
				`${DRAMA_NUMBERS[no % DRAMA_NUMBERS.length]}${String(Math.floor(no / DRAMA_NUMBERS.length) % 1000).padStart(3, "0")}`;
		case "person-name":
			return ({ first, last }) => `${first} ${last}`;
		case "address":
			return ({ no }) => `${no} Example Street, Sampleton`;
		case "ip-address":
			return ({ no }) => `${DOCUMENTATION_NETWORKS[no % 3]}.${1 + (no % 254)}`;
		case "birth-date":
			return ({ derived: { year = "", month = "" }, day }) =>
				YEAR.test(year) ? `${year}-${two(MONTH.test(month) ? month : "1")}-${two(String(day))}` : "";
		case undefined:
			return ({ no }) => `synthetic-${name}-${no}`;
		default:
			return undefined;
	}
}

export type StandIn = (person: InventedPerson & { derived: DerivedValues }) => string;

export interface InventedPerson {
	no: number;
	first: string;
	last: string;
	/** 1 to 28. */
	day: number;
}

export function inventPerson(no: number, random: RandomBytes): InventedPerson {
	return { no, first: oneOf(FIRST, random), last: oneOf(LAST, random), day: 1 + Number(uniformBelow(28n, random)) };
}

/** Whether the drawn derived values say that this customer has the identifier; those without derived values have it. */
export function hasIdentifier(derived: DerivedValues): boolean {
	if (derived.valid !== undefined) return derived.valid === "true";
	const rest = [derived.country, derived.year, derived.script].filter((value) => value !== undefined);
	return rest.length === 0 || rest.some((value) => value !== "");
}

function oneOf(names: readonly string[], random: RandomBytes): string {
	return names[Number(uniformBelow(BigInt(names.length), random))] ?? "";
}

const two = (text: string) => text.padStart(2, "0");
