import type { SourceOptions } from "../../../core/intake/mapping.ts";
import { DEFAULT_NULLS } from "../../../core/intake/normalise.ts";
import { delimiterWord } from "./layout-words.ts";

export const TIME_ZONES: string[] = ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")];

/** ISO 3166-1 alpha-2 codes of countries whose files are met most often; any other may be typed. */
export const COUNTRY_CODES =
	"GB US DE FR ES IT NL BE AT CH PT IE SE NO DK FI IS PL CZ SK HU RO BG GR HR SI EE LV LT LU MT CY CA MX BR AR CL CO AU NZ JP KR CN HK TW SG IN AE SA IL TR ZA NG KE EG".split(
		" ",
	);

const LONGEST_NULL = 40;

/** What the mapping has to state for these words to mean "no value"; nothing for the usual ones. */
export function ownNulls(words: readonly string[]): string[] | undefined {
	const fitting = words.map((word) => word.trim().slice(0, LONGEST_NULL));
	const usual = DEFAULT_NULLS.filter((word) => word !== "");
	const unchanged = fitting.length === usual.length && usual.every((word) => fitting.includes(word));
	return unchanged ? undefined : fitting;
}

/** What differs from the usual, in one line. */
export function summariseOptions(options: SourceOptions): string {
	const { dateOrder, decimalSeparator, timeZone, defaultCountry, countryColumn, encoding, delimiter } = options;
	const said = [
		dateOrder && `dates ${dateOrder.split("").join("/")}`,
		decimalSeparator === "," && "decimal comma",
		timeZone && `times of ${timeZone}`,
		defaultCountry && `country ${defaultCountry}`,
		countryColumn && `country from ${countryColumn}`,
		encoding && encoding.toLowerCase() !== "utf-8" && encoding,
		delimiter && delimiter !== "," && `split at ${delimiterWord(delimiter)}`,
		options.header === false && "no header row",
		options.nulls && "own words for “no value”",
		options.unknownCustomers === "quarantine" && "unknown customers set aside",
		options.externalId && "ids from row numbers",
		options.eventName && `all events are ${options.eventName}`,
		options.activeContent && "formulas and HTML kept as text",
	].filter((one) => typeof one === "string");
	return said.length === 0 ? "nothing unusual" : said.join(" · ");
}
