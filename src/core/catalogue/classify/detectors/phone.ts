import type { ValueFormats } from "../../../intake/value-formats.ts";
import { lexicon } from "../column-name.ts";
import { type Detector, weigh } from "../evidence.ts";
import { tellsAbout } from "../name-meaning.ts";

const names = lexicon(
	"*phone, phone*, *phonenumber, *telephone*, *telefon, telefon*, tel, tel nr, tel no, mobile*, mobil, mobilnummer, mobiltelefon*",
	"cell, cellphone, cell number, handy, handynummer, telefono*, *telefone, celular, movil, portable, gsm, msisdn, fax",
	"rufnummer, cellulare, komorka, *telefoon*, puhelin*, numero telephone, num tel, whatsapp*, sms number, landline",
	"telemovel, contact number, телефон*, мобильный*, *電話*, 携帯*, *手机*, *电话*, *전화*, *هاتف*, *جوال*, τηλεφωνο*, 휴대폰*, טלפון",
);
const notPhones = lexicon(
	"headphone*, earphone*, microphone, phone model, phone brand, phone os, mobile app, mobile os, smartphone",
);

const shape = /^(?:tel:)?[+(]?\d[\d\s()./\u00A0-]{4,22}\d(?:\s?(?:x|ext\.?|#)\s?\d{1,6})?$/i;
const otherShape =
	/^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}$|^\d+\.\d+$|^\d{1,3}(?:\.\d{1,3}){3}$|^\d{3}-\d{2}-\d{4}$/;
const NATIONAL_TRIALS = ["US", "GB", "DE", "FR", "ES", "IT", "NL", "PT", "BR", "PL", "IN", "JP"] as const;

function looksDialled(value: string): boolean {
	if (!shape.test(value) || otherShape.test(value)) return false;
	const digits = value.replace(/(?:x|ext\.?|#).*$/i, "").replace(/\D/g, "").length;
	return digits >= 6 && digits <= 15;
}

/** Written the way people write phones: an international prefix, brackets, or groups with a trunk zero. */
function isWrittenAsPhone(value: string): boolean {
	return (
		looksDialled(value) &&
		/^\+|^00\d|\(|^0\d+[ ./-]\d|^\d{3}[-. ]\d{3}[-. ]\d{4}$|^\d{2}(?:[ .]\d{2}){3,4}$/.test(value)
	);
}

function validSomewhere(formats: ValueFormats): (value: string) => boolean {
	return (value) => {
		if (!isWrittenAsPhone(value)) return false;
		if (value.startsWith("+")) return formats.phone(value) !== null;
		return NATIONAL_TRIALS.some((country) => formats.phone(value, country) !== null);
	};
}

export const phone: Detector = {
	label: "phone",
	detect: (column, formats) => {
		const { words } = column;
		const named = names(words) && !notPhones(words) ? (tellsAbout(words) ? 0.5 : 1) : 0;
		const dialled = column.share(looksDialled);
		if (named > 0) return weigh(column, { named, fitting: dialled, proof: 0, what: "phone numbers", format: "phone" });
		const valid = dialled < 0.5 ? 0 : column.shareOfFirst(150, validSomewhere(formats));
		return weigh(column, { named: 0, fitting: valid, proof: 0.85, what: "phone numbers", format: "phone" });
	},
};
