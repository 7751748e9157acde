import {
	type CountryCode,
	isSupportedCountry,
	type MetadataJson,
	parsePhoneNumberFromString,
} from "libphonenumber-js/core";
import metadata from "libphonenumber-js/max/metadata";
import { quickE164 } from "./quick-e164.ts";

const phoneShape = /^[+(]?[\d\uFF10-\uFF19]/;

export interface Phone {
	e164: string;
	country: string | null;
}

/**
 * The number in E.164 when it is valid by the numbering plan of its country (Google's metadata, all types of number).
 * National notation needs `defaultCountry`. Extensions are refused: E.164 cannot hold them.
 */
export function parsePhone(text: string, defaultCountry?: string): Phone | null {
	if (text.length > 32 || !phoneShape.test(text)) return null;
	const quick = quickE164(text);
	if (quick) return quick;
	const country = defaultCountry?.toUpperCase();
	const known =
		country && isSupportedCountry(country as CountryCode, metadata as MetadataJson)
			? (country as CountryCode)
			: undefined;
	const parsed = parsePhoneNumberFromString(text, { defaultCountry: known, extract: false }, metadata as MetadataJson);
	if (!parsed || parsed.ext !== undefined || !parsed.isValid()) return null;
	return { e164: parsed.number, country: parsed.country ?? null };
}
