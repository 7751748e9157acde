import type { FieldType } from "../../catalogue/field.ts";
import type { Literal } from "../rule/literal.ts";
import { dateText, parseDate, parseInstant, timestampText } from "../time/calendar.ts";

/** A written value in the one form the engine reads, or what is wrong with it. */
export type Canonical = { ok: true; value: string } | { ok: false; message: string; hint?: string };

const INTEGER_LIMIT = 2n ** 63n;
const DECIMAL_UNITS = 10n ** 18n;
const DATE_EXAMPLE = "a date is written `2026-01-31`, from 1900 to 2299";

function value(text: string): Canonical {
	return { ok: true, value: text };
}

function wrong(message: string, hint?: string): Canonical {
	return { ok: false, message, hint };
}

/** @param timeZone of instants that are written without one. */
export function canonicalValue(type: FieldType, literal: Literal, timeZone: string): Canonical {
	switch (type) {
		case "text":
		case "text-list":
			return canonicalText(literal);
		case "integer":
			return canonicalInteger(literal);
		case "decimal":
			return canonicalDecimal(literal);
		case "float":
			return canonicalFloat(literal);
		case "boolean":
			return typeof literal === "boolean"
				? value(String(literal))
				: wrong("expects true or false", "write it without quotes");
		case "date": {
			const day = typeof literal === "string" ? parseDate(literal) : null;
			return day === null ? wrong("expects a date", DATE_EXAMPLE) : value(dateText(day));
		}
		case "timestamp": {
			const instant = typeof literal === "string" ? parseInstant(literal, timeZone) : null;
			if (instant !== null) return value(timestampText(instant));
			return wrong("expects an instant", "an instant is written `2026-01-31T10:00:00Z`, from 1900 to 2299");
		}
	}
}

/** Negative, zero or positive as the canonical value `a` lies before, at or after `b`. */
export function compareCanonical(type: FieldType, a: string, b: string): number {
	if (type === "integer") return Number(BigInt(a) > BigInt(b)) - Number(BigInt(a) < BigInt(b));
	if (type === "decimal") return Number(decimalUnits(a) > decimalUnits(b)) - Number(decimalUnits(a) < decimalUnits(b));
	if (type === "float") return Number(a) - Number(b);
	return Number(a > b) - Number(a < b);
}

function canonicalText(literal: Literal): Canonical {
	if (typeof literal !== "string") return wrong(`expects text, not ${kindOf(literal)}`, "write it in quotes");
	if (/\p{Surrogate}/u.test(literal)) return wrong("is not well-formed Unicode");
	return value(literal.normalize("NFC"));
}

function canonicalInteger(literal: Literal): Canonical {
	if (typeof literal === "number" && Number.isInteger(literal) && !Number.isSafeInteger(literal)) {
		return wrong("is too large to be exact as a number", "write it in quotes");
	}
	const text = String(literal);
	if (typeof literal === "boolean" || !/^-?\d{1,30}$/.test(text)) {
		return wrong(`expects a whole number${typeof literal === "number" ? "" : `, not ${kindOf(literal)}`}`);
	}
	const integer = BigInt(text);
	if (integer >= INTEGER_LIMIT || integer < -INTEGER_LIMIT) return wrong("is beyond the 64-bit whole numbers");
	return value(String(integer));
}

function canonicalDecimal(literal: Literal): Canonical {
	const text = String(literal);
	if (
		typeof literal === "boolean" ||
		!/^-?\d{1,40}(\.\d{1,40})?(e[+-]?\d+)?$/.test(text) ||
		(typeof literal === "string" && /e/.test(text))
	) {
		return wrong(`expects a number, not ${kindOf(literal)}`);
	}
	if (text.includes("e+")) return wrong("has more than 12 digits before the point");
	const [, sign = "", whole = "0", fraction = ""] = /^(-?)0*(\d+)(?:\.(\d+?)0*)?$/.exec(text) ?? [];
	if (text.includes("e-") || fraction.length > 6) return wrong("has more than 6 digits after the point");
	if (whole.length > 12) return wrong("has more than 12 digits before the point");
	const unsigned = fraction === "" || fraction === "0" ? whole : `${whole}.${fraction}`;
	return value(unsigned === "0" ? "0" : sign + unsigned);
}

function canonicalFloat(literal: Literal): Canonical {
	const number = typeof literal === "string" && /^-?\d+(\.\d+)?$/.test(literal) ? Number(literal) : literal;
	if (typeof number !== "number" || !Number.isFinite(number)) return wrong(`expects a number, not ${kindOf(literal)}`);
	return value(String(number === 0 ? 0 : number));
}

function decimalUnits(text: string): bigint {
	const [whole = "0", fraction = ""] = text.replace("-", "").split(".");
	const units = BigInt(whole) * DECIMAL_UNITS + BigInt(fraction.padEnd(18, "0"));
	return text.startsWith("-") ? -units : units;
}

function kindOf(literal: Literal): string {
	if (typeof literal === "string") return "text";
	return typeof literal === "number" ? "a number" : "true or false";
}
