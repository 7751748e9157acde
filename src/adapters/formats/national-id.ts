import { createRequire } from "node:module";
import type { stdnum as Stdnum } from "stdnum";
import { NATIONAL_ID_SCHEMES } from "./national-id-schemes.ts";

export interface NationalId {
	value: string;
	kind: string;
}

const letters = /^[\dA-Za-z][\dA-Za-z./ +-]{6,24}$/;

const require = createRequire(import.meta.url);
let schemes: typeof Stdnum | undefined;

/** Loaded when the first national id comes by: it is large, and most installations never see one. */
function stdnum(): typeof Stdnum {
	schemes ??= (require("stdnum") as { stdnum: typeof Stdnum }).stdnum;
	return schemes;
}

/** Mod 11 over the first nine digits, weights 10 to 2 (NHS Data Dictionary, "NHS NUMBER"). */
function isNhsNumber(digits: string): boolean {
	let sum = 0;
	for (let i = 0; i < 9; i++) sum += Number(digits[i]) * (10 - i);
	const check = 11 - (sum % 11);
	return check !== 10 && check % 11 === Number(digits[9]);
}

/**
 * The first scheme whose form and checksum hold, strongest schemes first. A bare number of nine or ten digits
 * passes some scheme by chance one time in two: a single match proves little, a whole column of one kind does.
 */
export function parseNationalId(text: string): NationalId | null {
	if (text.length > 25 || !letters.test(text)) return null;
	const upper = text.toUpperCase();
	for (const { kind, form } of NATIONAL_ID_SCHEMES) {
		if (!form.test(upper)) continue;
		if (kind === "gb.nhs") {
			const digits = upper.replace(/\D/g, "");
			if (isNhsNumber(digits)) return { value: digits, kind };
			continue;
		}
		const [country = "", scheme = ""] = kind.split(".");
		const result = stdnum()[country.toUpperCase()]?.[scheme]?.validate(upper);
		if (result?.isValid) return { value: result.compact, kind };
	}
	return null;
}
