import { isIP, SocketAddress } from "node:net";
import cards from "card-validator";
import { electronicFormatIBAN, isValidIBAN } from "ibantools";
import validator from "validator";
import type { ValueFormats } from "../../ports/value-formats.ts";
import { boundedCache } from "./bounded-cache.ts";
import { parseCountry } from "./country.ts";
import { parseNationalId } from "./national-id.ts";
import { parsePhone } from "./phone.ts";
import { parsePostalCode } from "./postal-code.ts";
import { isPlainEmail } from "./quick-email.ts";

const CACHED_ANSWERS = 50_000;

function email(text: string): string | null {
	if (text.length > 254 || text.indexOf("@") < 1) return null;
	if (!isPlainEmail(text) && !validator.isEmail(text)) return null;
	const at = text.lastIndexOf("@") + 1;
	return text.slice(0, at) + text.slice(at).toLowerCase();
}

function iban(text: string): string | null {
	if (text.length > 45 || !/^[A-Za-z]{2}\d{2}/.test(text)) return null;
	const electronic = electronicFormatIBAN(text);
	return electronic !== null && isValidIBAN(electronic) ? electronic : null;
}

function paymentCard(text: string): string | null {
	if (!/^\d(?:[ -]?\d){11,18}$/.test(text)) return null;
	const digits = text.replace(/[ -]/g, "");
	return cards.number(digits).isValid ? digits : null;
}

function ipAddress(text: string): string | null {
	const version = isIP(text);
	if (version === 4) return text;
	if (version !== 6 || text.includes("%")) return null;
	return new SocketAddress({ address: text, family: "ipv6" }).address;
}

function url(text: string): string | null {
	if (text.length > 2_083 || !/^https?:\/\//i.test(text)) return null;
	const valid = validator.isURL(text, {
		protocols: ["http", "https"],
		require_protocol: true,
		allow_underscores: true,
	});
	return valid && URL.canParse(text) ? new URL(text).href : null;
}

/** The formats as the libraries know them. Answers that repeat in customer data are remembered, in bounded memory. */
export function createValueFormats(): ValueFormats {
	const postalCodes = boundedCache(CACHED_ANSWERS, (key) => {
		const [country = "", code = ""] = key.split("\n");
		return parsePostalCode(code, country === "" ? undefined : country);
	});
	return {
		email,
		phone: parsePhone,
		country: boundedCache(CACHED_ANSWERS, parseCountry),
		postalCode: (text, country) => (text.length > 12 ? null : postalCodes(`${country ?? ""}\n${text}`)),
		iban,
		paymentCard,
		nationalId: parseNationalId,
		ipAddress,
		url,
	};
}
