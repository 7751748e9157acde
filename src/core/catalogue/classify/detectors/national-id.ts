import type { ValueFormats } from "../../../intake/value-formats.ts";
import { lexicon } from "../column-name.ts";
import { type Detector, weigh } from "../evidence.ts";
import { aboutThings } from "../name-meaning.ts";

const names = lexicon(
	"ssn, social security*, *national id*, nationalid, national insurance*, nino, ni number, nhs, nhs number, *passport*, tax id, tin, tax number",
	"steuer id, steuerid, steueridentifikationsnummer, idnr, sozialversicherungsnummer, svnr, sv nummer, personalausweis*, ausweisnummer, reisepass*",
	"pesel, dni, nie, nif, nuss, curp, rfc, cpf, rg, bsn, burgerservicenummer, codice fiscale, cod fiscale, cf, numero securite sociale",
	"numero de securite sociale, *securite sociale*, nir, insee, personnummer, cpr, cpr nummer, fodselsnummer, hetu, henkilotunnus, aadhaar*, aadhar*",
	"pan number, identity number, identity card, id card*, citizen id, driver licen*, drivers licen*, driving licen*, fuhrerschein*, nric, medicare*",
	"numero identificacion, documento identidad, cedula, carta identita, tarjeta identidad, rodne cislo, kimlik no, tc kimlik, sin number",
	"*身份证*, *マイナンバー*, *주민등록*, паспорт, инн, снилс, الرقم القومي, رقم الهوية, αμκα, αφμ, תעודת זהות, government id",
);
const idShape = /^(?=(?:.*\d){4})[\p{L}\d][\p{L}\d ./+-]{3,24}$/u;
/** Schemes whose form alone sets them apart from ordinary numbers. */
const unmistakable = /[A-Z]|[-./ ]/i;

/** Looked at first: a column whose first values agree on no scheme is not looked at further. */
const FIRST_LOOK = 30;
const FULL_LOOK = 150;

/** Share of values that belong to the one scheme most of them belong to. */
function sharedScheme(values: readonly string[], formats: ValueFormats): { share: number; distinctive: boolean } {
	const kinds = new Map<string, number>();
	let distinctive = 0;
	for (const value of values) {
		const kind = formats.nationalId(value)?.kind;
		if (kind === undefined) continue;
		kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
		if (unmistakable.test(value) || value.length >= 11) distinctive++;
	}
	const most = Math.max(0, ...kinds.values());
	return { share: values.length === 0 ? 0 : most / values.length, distinctive: distinctive >= values.length / 2 };
}

export const nationalId: Detector = {
	label: "national-id",
	detect: (column, formats) => {
		const named = names(column.words) ? 1 : 0;
		const shaped = column.share((value) => idShape.test(value));
		if (named > 0)
			return weigh(column, { named, fitting: shaped, proof: 0, what: "national ids", format: "national-id" });
		if (shaped < 0.5) return null;
		if (sharedScheme(column.values.slice(0, FIRST_LOOK), formats).share < 0.5) return null;
		const { share, distinctive } = sharedScheme(column.values.slice(0, FULL_LOOK), formats);
		// Two schemes may share a checksum, so chance decides less the more values there are.
		const trusted = column.values.length >= 5 && share >= 0.8 && !(aboutThings(column.words) && !distinctive);
		return weigh(column, {
			named: 0,
			fitting: trusted ? share : 0,
			proof: distinctive ? 0.9 : 0.6,
			what: "national ids",
			format: "national-id",
		});
	},
};
