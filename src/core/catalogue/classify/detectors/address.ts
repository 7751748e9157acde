import { lexicon } from "../column-name.ts";
import { type Detector, type Evidence, weigh } from "../evidence.ts";
import { tellsAbout } from "../name-meaning.ts";

const streets = lexicon(
	"street*, address*, addr, *address, *strasse, strassen*, str, *adresse, anschrift, hausnummer, direccion*, calle, domicilio, rue",
	"voie, adresse*, indirizzo*, via, endereco*, rua, morada, logradouro, adres, *adres, straat*, huisnummer, ulica, adress, gatuadress, gata",
	"osoite, katuosoite, house number, house no, apartment, po box, numero civico, улица, адрес*, дом, *地址*, *住所*, 番地, *주소*, *عنوان*",
	"διευθυνση, οδος, כתובת",
);
const otherAddresses = lexicon(
	"ip, mac, *email*, e mail, mail, web, url, wallet, crypto, bitcoin, remote, correo, courriel, site, 邮箱, メール*",
);
const postalCodes = lexicon(
	"zip, zip code, pstlz, *postcode*, post code, *postal*, plz, *postleitzahl*, cp, cap, cep, *postnummer*, postinumero, kod pocztowy",
	"psc, eircode, pin code, pincode, индекс, почтовый индекс, *邮编*, *郵便番号*, *우편번호*, *الرمز البريدي*, ταχυδρομικος*, τκ",
);
const notPostalCodes = lexicon("cp u, postal address, cap color, baseball cap, cp a");

const streetWord =
	/(?:^|[\s,.\d])(?:street|st|road|rd|avenue|ave|av|lane|ln|drive|dr|boulevard|blvd|bd|court|ct|place|pl|square|sq|terrace|way|close|crescent|highway|hwy|parkway|rue|chemin|impasse|quai|allee|cours|calle|carrera|paseo|plaza|camino|via|viale|piazza|corso|vicolo|rua|avenida|travessa|largo|praca|ulica|ul|aleja|os|straat|laan|weg|plein|gracht|kade|dreef|platz|gasse|allee|ring|ufer|damm|gatan|vagen|vej|gade|veien|gate|tie|katu|ulice|utca|ut|sokak|cad|ул|улица|пр|проспект|пер|д|p\.? ?o\.? ?box|postfach|apt|suite)(?=$|[\s.,\d])/iu;
const compoundStreet =
	/\p{L}(?:stra(?:ss|ß)e|str\.|weg|gasse|platz|allee|straat|laan|plein|gracht|gatan|vägen|vej|veien|gade|katu|tie|utca)(?=$|[\s,.\d])/iu;
const eastAsianStreet =
	/[\p{Script=Han}\p{Script=Hangul}](?:[路街道巷弄号丁目番地]|로|길).*\d|\d.*(?:[路街号丁目番]|로|길)/u;

function looksLikeStreet(value: string): boolean {
	if (value.length < 5 || value.length > 150 || !/\d|box/i.test(value) || !/\p{L}{2}/u.test(value)) return false;
	return streetWord.test(value) || compoundStreet.test(value) || eastAsianStreet.test(value);
}

const looksLikeAnyAddress = (value: string) =>
	value.length <= 200 && /\p{L}{2}/u.test(value) && !/^\S+@\S+$|:\/\//.test(value);
/** Forms of postal codes that little else has: British, Canadian, Dutch, Polish, Portuguese, Brazilian, ZIP+4. */
const distinctivePostalCode =
	/^(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[ABCEGHJ-NPRSTVXY]\d[A-Z] ?\d[A-Z]\d|\d{4} [A-Z]{2}|\d{2}-\d{3}|\d{4}-\d{3}|\d{5}-\d{3}|\d{5}-\d{4})$/i;

export const address: Detector = {
	label: "address",
	detect: (column, formats) => {
		const { words } = column;
		if (postalCodes(words) && !notPostalCodes(words)) {
			const coded = column.share((value) => formats.postalCode(value) !== null && !/^\d{1,2}$/.test(value));
			return weigh(column, { named: 1, fitting: coded, proof: 0, what: "postal codes", format: "postal-code" });
		}
		const named = streets(words) && !otherAddresses(words) ? (tellsAbout(words) ? 0.5 : 1) : 0;
		const street = column.share(looksLikeStreet);
		const loose = column.share((value) => looksLikeAnyAddress(value) || /^\d{1,5}\s?[a-z]?$/i.test(value));
		const evidence = weigh(column, {
			named,
			fitting: named > 0 ? Math.max(street, loose) : street,
			proof: 0.9,
			what: "postal addresses",
			format: "address",
		});
		return strongest(
			evidence,
			weigh(column, {
				named: 0,
				fitting: column.distinctCount > 3 ? column.share((value) => distinctivePostalCode.test(value)) : 0,
				proof: 0.7,
				what: "postal codes",
				format: "postal-code",
			}),
		);
	},
};

function strongest(a: Evidence | null, b: Evidence | null): Evidence | null {
	return (b?.score ?? 0) > (a?.score ?? 0) ? b : a;
}
