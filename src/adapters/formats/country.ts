import countries from "i18n-iso-countries";
import de from "i18n-iso-countries/langs/de.json" with { type: "json" };
import en from "i18n-iso-countries/langs/en.json" with { type: "json" };
import es from "i18n-iso-countries/langs/es.json" with { type: "json" };
import fr from "i18n-iso-countries/langs/fr.json" with { type: "json" };
import it from "i18n-iso-countries/langs/it.json" with { type: "json" };
import nl from "i18n-iso-countries/langs/nl.json" with { type: "json" };
import pl from "i18n-iso-countries/langs/pl.json" with { type: "json" };
import pt from "i18n-iso-countries/langs/pt.json" with { type: "json" };

/**
 * Names in use that ISO 3166-1 does not list. What is no single country ("Channel Islands", "European Community")
 * stays unknown rather than wrong.
 */
const ALIASES: Record<string, string> = {
	eire: "IE",
	"republic of ireland": "IE",
	uk: "GB",
	"u k": "GB",
	britain: "GB",
	"great britain": "GB",
	england: "GB",
	scotland: "GB",
	wales: "GB",
	"northern ireland": "GB",
	"u s": "US",
	"u s a": "US",
	"united states": "US",
	america: "US",
	rsa: "ZA",
	uae: "AE",
	"u a e": "AE",
	el: "GR",
	holland: "NL",
	"czech republic": "CZ",
	russia: "RU",
	"south korea": "KR",
	korea: "KR",
	"north korea": "KP",
	"ivory coast": "CI",
	"cape verde": "CV",
	burma: "MM",
	swaziland: "SZ",
	macedonia: "MK",
	laos: "LA",
	syria: "SY",
	tanzania: "TZ",
	vietnam: "VN",
	bolivia: "BO",
	venezuela: "VE",
	iran: "IR",
	moldova: "MD",
	palestine: "PS",
	taiwan: "TW",
	brunei: "BN",
	macau: "MO",
	turkey: "TR",
	"east timor": "TL",
	"vatican city": "VA",
};

const plain = (text: string) =>
	text
		.normalize("NFKD")
		.replace(/\p{M}/gu, "")
		.toLowerCase()
		.replace(/&/g, " and ")
		.replace(/[^\p{L}\p{N}]+/gu, " ")
		.trim()
		.replace(/^the /, "");

function buildNames(): Map<string, string> {
	const names = new Map<string, string>();
	const add = (name: string, code: string) => {
		const key = plain(name);
		if (key !== "" && !names.has(key)) names.set(key, code);
	};
	for (const [name, code] of Object.entries(ALIASES)) add(name, code);
	for (const [alpha2, alpha3] of Object.entries(countries.getAlpha2Codes())) {
		add(alpha2, alpha2);
		add(alpha3, alpha2);
	}
	for (const language of [en, de, fr, es, it, nl, pl, pt]) {
		for (const [code, written] of Object.entries(language.countries)) {
			for (const name of Array.isArray(written) ? written : [written]) add(name, code);
		}
	}
	return names;
}

const names = buildNames();

/** ISO 3166-1 alpha-2 of a code or name; spelling of accents, case, hyphens and a leading "the" does not matter. */
export function parseCountry(text: string): string | null {
	if (text.length > 80) return null;
	return names.get(text) ?? names.get(plain(text)) ?? null;
}
