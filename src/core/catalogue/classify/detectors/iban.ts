import { lexicon } from "../column-name.ts";
import { type Detector, weigh } from "../evidence.ts";

const names = lexicon(
	"*iban*, bankverbindung, bank account, bank account number, coordonnees bancaires, cuenta bancaria, conto corrente, bankrekening*",
);
const shape = /^[A-Z]{2}\d{2}[ -]?(?:[A-Z0-9]{2,4}[ -]?){3,8}[A-Z0-9]{0,3}$/i;

export const iban: Detector = {
	label: "iban",
	detect: (column, formats) => {
		const valid = column.share((value) => formats.iban(value) !== null);
		const named = names(column.words) ? 1 : 0;
		const fitting =
			named > 0
				? Math.max(
						valid,
						column.share((value) => shape.test(value)),
					)
				: valid;
		return weigh(column, { named, fitting, proof: 0.98, what: "IBANs", format: "iban" });
	},
};
