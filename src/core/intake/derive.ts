import type { FieldType, Label } from "../catalogue/field.ts";
import type { IdentifierValue } from "./identifier-value.ts";
import type { ValueFormat } from "./mapping.ts";

/** An attribute that intake computes from an identifier, so that rules can use it without anyone seeing the identifier. */
export interface Derivation {
	/** Name of the attribute: the identifier's name and a suffix. */
	name: string;
	type: FieldType;
	labels: readonly Label[];
	description: string;
	/** Canonical text, or null where there is nothing to derive; undefined stands for a missing identifier. */
	derive(identifier: IdentifierValue | undefined): string | null;
}

export interface IdentifierShape {
	name: string;
	format?: ValueFormat;
	labels?: readonly Label[];
}

/** What intake derives from an identifier of this format or these labels. */
export function derivationsOf(identifier: IdentifierShape): Derivation[] {
	const { name } = identifier;
	switch (identifier.format ?? formatOfLabels(identifier.labels ?? [])) {
		case "email":
			return [
				of(`${name}_domain`, "text", [], `Domain of ${name}`, (id) => emailDomain(id.value)),
				{
					name: `${name}_valid`,
					type: "boolean",
					labels: [],
					description: `Whether the customer has a valid ${name}`,
					derive: (id) => (id !== undefined && emailDomain(id.value) !== null ? "true" : "false"),
				},
			];
		case "phone":
			return [of(`${name}_country`, "text", ["location"], `Country of ${name}`, (id) => id.country ?? null)];
		case "birth-date":
			return [
				of(`${name}_year`, "integer", ["demographic"], `Year of ${name}`, (id) => datePart(id.value, 0, 4)),
				of(`${name}_month`, "integer", ["demographic"], `Month of ${name}, 1 to 12`, (id) => datePart(id.value, 5, 7)),
			];
		case "postal-code":
			return [of(`${name}_area`, "text", ["location"], `Area of ${name}`, (id) => postalArea(id.value))];
		case "person-name":
			return [of(`${name}_script`, "text", ["demographic"], `Script of ${name}`, (id) => scriptOf(id.value))];
		default:
			return [];
	}
}

function of(
	name: string,
	type: FieldType,
	labels: readonly Label[],
	description: string,
	derive: (identifier: IdentifierValue) => string | null,
): Derivation {
	return { name, type, labels, description, derive: (id) => (id === undefined ? null : derive(id)) };
}

function formatOfLabels(labels: readonly Label[]): ValueFormat | undefined {
	if (labels.includes("email")) return "email";
	if (labels.includes("phone")) return "phone";
	if (labels.includes("birth-date")) return "birth-date";
	return labels.includes("name") ? "person-name" : undefined;
}

function emailDomain(email: string): string | null {
	const at = email.lastIndexOf("@");
	return at < 1 || !email.includes(".", at) ? null : email.slice(at + 1).toLowerCase();
}

function datePart(isoDate: string, from: number, to: number): string | null {
	const part = Number(isoDate.slice(from, to));
	return Number.isNaN(part) ? null : String(part);
}

const BRITISH = /^([A-Z]{1,2})\d[A-Z\d]? ?\d[A-Z]{2}$/;

/** The part of a postal code that names a region: letters of a British one, else the first two characters. */
function postalArea(code: string): string | null {
	const area = BRITISH.exec(code)?.[1] ?? code.slice(0, 2);
	return area.length < code.length ? area : null;
}

const SCRIPTS = (
	[
		"Latin",
		"Cyrillic",
		"Greek",
		"Han",
		"Hiragana",
		"Katakana",
		"Hangul",
		"Arabic",
		"Hebrew",
		"Devanagari",
		"Thai",
	] as const
).map((script) => ({ script, first: new RegExp(`^[^\\p{L}]*\\p{Script=${script}}`, "u") }));

/** Script of the first letter, such as `Latin`. */
function scriptOf(text: string): string {
	return SCRIPTS.find(({ first }) => first.test(text))?.script ?? "Other";
}
