import { createRequire } from "node:module";
import type * as PostcodeValidator from "postcode-validator";

const { postcodeValidator, postcodeValidatorExistsForCountry } = createRequire(import.meta.url)(
	"postcode-validator",
) as typeof PostcodeValidator;

const generic = /^(?=.*\d)[A-Z0-9]{1,10}(?:[ -][A-Z0-9]{1,7}){0,2}$/;

/** Upper case with single spaces; a country without known rules accepts any short code that has a digit. */
export function parsePostalCode(text: string, country?: string): string | null {
	if (text.length > 12) return null;
	const code = text.toUpperCase().replace(/\s+/g, " ");
	const region = country?.toUpperCase();
	const ruled = region !== undefined && postcodeValidatorExistsForCountry(region);
	const valid = generic.test(code) && (!ruled || postcodeValidator(code, region));
	return valid ? code : null;
}
