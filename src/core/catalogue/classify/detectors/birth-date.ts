import type { DateOrder } from "../../../intake/mapping.ts";
import { parseDate } from "../../../intake/parse-date.ts";
import { lexicon } from "../column-name.ts";
import type { ColumnSample } from "../column-sample.ts";
import { type Detector, weigh } from "../evidence.ts";

const names = lexicon(
	"birth, birth date, birth day, date birth, dob, d o b, bday, *birthday*, birth dt, geburtsdatum, geburtstag, geb, geb datum, date naissance",
	"date de naissance, naissance, ddn, fecha nacimiento, fecha de nacimiento, nacimiento, fec nac, f nac, data di nascita, data nascita",
	"nascita, data nascimento, data de nascimento, nascimento, dt nasc, nasc, geboortedatum, geboorte*, data urodzenia, urodzenia",
	"fodelsedatum, fodselsdato, syntymaaika, datum narozeni, dogum tarihi, рождения, др, *生年月日*, *誕生日*, *出生*, *생년월일*, *الميلاد*",
	"γεννησης, ημερομηνια γεννησης, תאריך לידה",
);
const notDates = lexicon(
	"birth place, birthplace, place birth, place of birth, lieu, ort, lugar, luogo, local, country, birth country, birth weight, birth year",
	"year, jahr, annee, ano, month, birth month, name, birth name, geburtsname, ort, order, club, voucher, discount, campaign, flag",
);
const otherDates = lexicon(
	"created, updated, signup, sign up, registered, registration, joined, since, seit, founded, opened, order*, invoice*, last, first, start, end",
	"expires, expiry, hired, hire, due, delivery, shipped, login, visit, purchase, release*, published",
);

const ORDERS: readonly (DateOrder | undefined)[] = [undefined, "dmy", "mdy"];

/** Year of the date in whichever order it can be read; NaN when it is no date. Years 1900 to 2030 only. */
function yearOf(value: string): number {
	for (const order of ORDERS) {
		const date = parseDate(value, order);
		if (typeof date === "string") return Number(date.slice(0, 4));
	}
	const twoDigits =
		/^\d{1,2}[-/.](?:\d{1,2}|[A-Za-z]{3})[-/.]\d{2}$|^\d{1,2} \p{L}+\.? (\d{4})$|^\p{L}+\.? \d{1,2},? (\d{4})$|^(\d{4})年\d{1,2}月\d{1,2}日$/u.exec(
			value,
		);
	return twoDigits ? Number(twoDigits[1] ?? twoDigits[2] ?? twoDigits[3] ?? 1970) : Number.NaN;
}

/** Dates of birth of a clientele spread over decades; dates of business do not. */
function spreadsLikeBirths(column: ColumnSample): boolean {
	const years = column.values
		.map(yearOf)
		.filter((year) => !Number.isNaN(year))
		.sort((a, b) => a - b);
	if (years.length < 10) return false;
	const at = (share: number) => years[Math.floor((years.length - 1) * share)] ?? 0;
	return at(0.95) - at(0.05) >= 25 && at(0.5) >= 1935 && at(0.5) <= 2005 && at(1) <= 2030 && at(0) >= 1900;
}

export const birthDate: Detector = {
	label: "birth-date",
	detect: (column) => {
		const named = names(column.words) && !notDates(column.words) ? 1 : 0;
		const dates = column.share((value) => value.length >= 6 && value.length <= 30 && yearOf(value) >= 1900);
		const proof = otherDates(column.words) ? 0.3 : spreadsLikeBirths(column) ? 0.65 : 0;
		return weigh(column, { named, fitting: dates, proof, what: "dates of birth", format: "birth-date" });
	},
};
