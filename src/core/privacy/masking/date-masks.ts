const ISO_DATE = /^(\d{4})-(\d{2})(?:-(\d{2}))?/;
/** From this age on people are few, so that one band, or year, has them all (as in the HIPAA safe harbour). */
const OLDEST_BAND = 90;

/** The year; of those 90 years ago and more only that, such as `≤ 1936`. */
export function yearOn(nowMs: number): (text: string) => string | undefined {
	const oldest = oldestYear(nowMs);
	return (text) => {
		const year = /(?<!\d)(?:19|20)\d{2}(?!\d)/.exec(text)?.[0];
		return Number(ISO_DATE.exec(text)?.[1] ?? year) <= oldest ? `≤ ${oldest}` : year;
	};
}

/** The month, under the same end. */
export function monthOn(nowMs: number): (text: string) => string | undefined {
	const oldest = oldestYear(nowMs);
	return (text) => {
		const [, year, month] = ISO_DATE.exec(text) ?? [];
		if (month === undefined) return undefined;
		return Number(year) <= oldest ? `≤ ${oldest}` : `${year}-${month}`;
	};
}

function oldestYear(nowMs: number): number {
	return new Date(nowMs).getUTCFullYear() - OLDEST_BAND;
}

/** Shows ages such as `40–49`: in whole years on the day of `nowMs`, UTC. Days to come are of no age. */
export function ageBandOn(nowMs: number, years: number): (text: string) => string | undefined {
	const today = new Date(nowMs);
	const thisYear = today.getUTCFullYear();
	const dayOfYear = (today.getUTCMonth() + 1) * 100 + today.getUTCDate();
	return (text) => {
		const [, year, month, day] = ISO_DATE.exec(text) ?? [];
		if (day === undefined) return undefined;
		const hadBirthday = dayOfYear >= Number(month) * 100 + Number(day);
		const age = thisYear - Number(year) - (hadBirthday ? 0 : 1);
		if (age < 0) return undefined;
		if (age >= OLDEST_BAND) return `${OLDEST_BAND}+`;
		const from = age - (age % years);
		return `${from}–${Math.min(from + years, OLDEST_BAND) - 1}`;
	};
}
