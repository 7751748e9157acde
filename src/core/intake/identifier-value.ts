import { unsafeContent } from "./content-safety.ts";
import type { DateOrder, ValueFormat } from "./mapping.ts";
import { parseDate } from "./parse-date.ts";
import type { QuarantineReason } from "./reasons.ts";
import { type Refusal, refuse } from "./refusal.ts";
import type { ValueFormats } from "./value-formats.ts";

/** An identifier as it is sealed, and as it is matched: two spellings of one identifier have the same normalised form. */
export interface IdentifierValue {
	value: string;
	normalised: string;
	/** Country of a phone number, ISO 3166-1 alpha-2. */
	country?: string | null;
}

/** Takes trimmed NFC text; `country` rules national notations. */
export type IdentifierReader = (text: string, country?: string) => IdentifierValue | Refusal;

export interface IdentifierRules {
	formats: ValueFormats;
	format?: ValueFormat;
	dateOrder?: DateOrder;
	/** Formulas and markup are kept as text. */
	activeContent?: boolean;
	maxLength?: number;
}

const HAS_LETTER = /\p{L}/u;
const BLANKS = /\s+/gu;
const UNUSUAL_BLANKS = /\s\s|[^\S ]/u;
const MAX_NAME_LENGTH = 200;
const MAX_ADDRESS_LENGTH = 500;
const MAX_IDENTIFIER_LENGTH = 1_000;

/**
 * The one place that says what an identifier's normalised form is. Import, equality conditions and uploaded lists
 * all go through it, for blind indexes only match when the forms do.
 */
export function identifierReader(rules: IdentifierRules): IdentifierReader {
	const { formats } = rules;
	const activeContent = rules.activeContent ?? false;
	const safe = (read: IdentifierReader, multiline = false): IdentifierReader => {
		return (text, country) => {
			if (text.length > (rules.maxLength ?? MAX_IDENTIFIER_LENGTH)) return refuse("text-too-long");
			const unsafe = unsafeContent(text, { multiline, activeContent });
			return unsafe === undefined ? read(text, country) : refuse(unsafe);
		};
	};
	const exact = (
		read: (text: string, country?: string) => string | null,
		reason: QuarantineReason,
	): IdentifierReader => {
		return safe((text, country) => {
			const value = read(text, country);
			return value === null ? refuse(reason) : { value, normalised: value };
		});
	};
	switch (rules.format) {
		case "email":
			return safe((text) => {
				const value = formats.email(text);
				return value === null ? refuse("email-invalid") : { value, normalised: value.toLowerCase() };
			});
		case "phone":
			return (text, country) => {
				const phone = text.length > 40 ? null : formats.phone(text, country);
				if (phone === null) return refuse("phone-invalid");
				return { value: phone.e164, normalised: phone.e164, country: phone.country };
			};
		case "birth-date":
			return (text) => {
				const date = parseDate(text, rules.dateOrder);
				if (typeof date === "string") return { value: date, normalised: date };
				return date.reason === "date-invalid" ? refuse("birth-date-invalid") : date;
			};
		case "person-name":
			return safe((text) => {
				if (text.length > MAX_NAME_LENGTH || !HAS_LETTER.test(text)) return refuse("name-invalid");
				return { value: text, normalised: foldBlanksAndCase(text) };
			});
		case "address":
			return safe((text) => {
				if (text.length > MAX_ADDRESS_LENGTH) return refuse("address-invalid");
				return { value: text, normalised: foldBlanksAndCase(text) };
			}, true);
		case "country":
			return exact((text) => formats.country(text), "country-invalid");
		case "postal-code":
			return exact((text, country) => formats.postalCode(text, country), "postal-code-invalid");
		case "iban":
			return exact((text) => formats.iban(text), "iban-invalid");
		case "payment-card":
			return exact((text) => formats.paymentCard(text), "payment-card-invalid");
		case "national-id":
			return exact((text) => formats.nationalId(text)?.value ?? null, "national-id-invalid");
		case "ip-address":
			return exact((text) => formats.ipAddress(text), "ip-address-invalid");
		case "url":
			return exact((text) => formats.url(text), "url-invalid");
		default:
			return exact((text) => text, "control-character");
	}
}

function foldBlanksAndCase(text: string): string {
	return (UNUSUAL_BLANKS.test(text) ? text.replaceAll(BLANKS, " ") : text).toLowerCase();
}

const MAX_ID_LENGTH = 512;

/** An external id, event name or message id: one line of plain text, kept as written. Takes trimmed NFC text. */
export function plainLine(text: string, reason: QuarantineReason, maxLength = MAX_ID_LENGTH): string | Refusal {
	if (text.length > maxLength) return refuse(reason);
	const unsafe = unsafeContent(text, { multiline: false, activeContent: true });
	return unsafe === undefined ? text : refuse(unsafe);
}
