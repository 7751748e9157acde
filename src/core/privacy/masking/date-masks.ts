const ISO_DATE = /^(\d{4})-(\d{2})(?:-(\d{2}))?/;
/** From this age on people are few, so one band has them all (as in the HIPAA safe harbour). */
const OLDEST_BAND = 90;

export function yearOf(text: string): string | undefined {
	return /(?<!\d)(?:19|20)\d{2}(?!\d)/.exec(text)?.[0];
}

export function monthOf(text: string): string | undefined {
	const [, year, month] = ISO_DATE.exec(text) ?? [];
	return month === undefined ? undefined : `${year}-${month}`;
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
