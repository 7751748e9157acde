/** Days since 1970-01-01 of a day of the proleptic Gregorian calendar, or NaN where there is no such day. */
export function daysFromCivil(year: number, month: number, day: number): number {
	if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return Number.NaN;
	const shifted = month <= 2 ? year - 1 : year;
	const era = Math.floor(shifted / 400);
	const yearOfEra = shifted - era * 400;
	const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
	const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
	return era * 146_097 + dayOfEra - 719_468;
}

function daysInMonth(year: number, month: number): number {
	if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
	return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** What the engine's date types hold. */
export const FIRST_YEAR = 1900;
export const LAST_YEAR = 2299;

export function twoDigits(value: number): string {
	return value < 10 ? `0${value}` : String(value);
}
