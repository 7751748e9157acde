import { daysFromCivil, FIRST_YEAR, LAST_YEAR, twoDigits } from "./civil-date.ts";
import type { DateOrder } from "./mapping.ts";
import { type Parsed, type Refusal, refuse } from "./refusal.ts";

export interface CivilDate {
	year: number;
	month: number;
	day: number;
}

const NUMERIC = /^(\d{1,4})([-/. ])(\d{1,2})\2(\d{1,4})$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const MIDNIGHT = /[T ]00:00(?::00(?:\.0+)?)?(?:Z|[+-]00:?00)?$/;

/** `YYYY-MM-DD`. Takes ISO dates, year-first dates, and the stated order; a time part is accepted only at midnight. */
export function parseDate(text: string, order?: DateOrder): Parsed {
	const date = readDate(text.length > 10 ? text.replace(MIDNIGHT, "") : text, order);
	return "reason" in date ? date : `${date.year}-${twoDigits(date.month)}-${twoDigits(date.day)}`;
}

/** The day a text names. Days that do not exist and two-digit years are refused. */
export function readDate(text: string, order?: DateOrder): CivilDate | Refusal {
	const compact = COMPACT.exec(text);
	if (compact !== null) return checked(Number(compact[1]), Number(compact[2]), Number(compact[3]));
	const match = NUMERIC.exec(text);
	if (match === null) return refuse("date-invalid");
	const first = match[1] ?? "";
	const middle = Number(match[3]);
	const last = match[4] ?? "";
	if (first.length === 4 && last.length <= 2) return checked(Number(first), middle, Number(last));
	if (first.length > 2) return refuse("date-invalid");
	if (last.length !== 4) return refuse(last.length <= 2 ? "date-two-digit-year" : "date-invalid");
	if (order === "dmy") return checked(Number(last), middle, Number(first));
	if (order === "mdy") return checked(Number(last), Number(first), middle);
	return order === "ymd" ? refuse("date-invalid") : refuse("date-order-unknown");
}

function checked(year: number, month: number, day: number): CivilDate | Refusal {
	if (Number.isNaN(daysFromCivil(year, month, day))) return refuse("date-invalid");
	return year < FIRST_YEAR || year > LAST_YEAR ? refuse("date-out-of-range") : { year, month, day };
}
