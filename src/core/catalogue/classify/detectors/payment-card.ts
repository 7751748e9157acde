import { lexicon } from "../column-name.ts";
import { type Detector, weigh } from "../evidence.ts";
import { tellsAbout } from "../name-meaning.ts";

const names = lexicon(
	"card number, card no, card num, card nr, cardnumber*, cc number, cc num, cc no, ccn, *credit card*, *creditcard*, *debit card*, payment card",
	"kreditkarte*, kartennummer, carte bancaire, carte bleue, numero carte, numero de carte, carte credit, tarjeta*, carta di credito, carta credito",
	"numero carta, cartao*, kaartnummer, numer karty, karta kredytowa, kortnummer, kredi karti, pan, primary account number, card pan",
	"номер карты, банковская карта, *カード番号*, *卡号*, *银行卡*, *카드번호*, *بطاقة*, αριθμος καρτας",
);
const expiries = lexicon(
	"cc expir*, card expir*, card exp, cc exp, expiry month, exp month, exp year, expiration card, kreditkarte gultig*",
);
const partial = lexicon("card last*, last 4, last four, cc last*, card suffix, card bin, card ending");
const cards = lexicon("*card*, cc");
const otherCards = lexicon(
	"loyalty*, gift*, member*, id card, identity card, sim*, business card, sd card, score card, library*, treue*, fidelite, bonus*",
);

const cardDigits =
	/^(?:3[0-9]|4\d|5[0-9]|6[0-9]|2[2-7])\d{2}(?:[ -]?\d{4}[ -]?\d{4,6}[ -]?\d{1,7}|[ -]?\d{6}[ -]?\d{5})$/;
/** A card number that a spreadsheet turned into a float, such as `5.54563E+15`. */
const scientific = /^[2-6](?:[.,]\d{1,15})?E\+?1[3-8]$/i;
const masked = /^(?:[*xX•#]{4}[ -]?){2,4}\d{4}$|^\d{4,6}[*xX•#]{4,9}\d{4}$/;

export const paymentCard: Detector = {
	label: "payment-card",
	detect: (column, formats) => {
		const { words } = column;
		if (expiries(words)) {
			return weigh(column, {
				named: 1,
				fitting: column.share((value) => /\d/.test(value)),
				proof: 0,
				what: "card expiry dates",
			});
		}
		if (partial(words) && cards(words)) {
			return weigh(column, {
				named: 1,
				fitting: column.share((value) => /\d{4}$/.test(value)),
				proof: 0,
				what: "parts of card numbers",
			});
		}
		const other = otherCards(words);
		const named = names(words) && !other ? (tellsAbout(words) ? 0.5 : 1) : 0;
		const shaped = column.share((value) => cardDigits.test(value) || scientific.test(value) || masked.test(value));
		const valid = column.share((value) => masked.test(value) || formats.paymentCard(value) !== null);
		// One random number in ten passes Luhn: only a column of passing numbers proves cards by itself.
		const fitting = named > 0 ? shaped : valid >= 0.5 ? valid : 0;
		return weigh(column, {
			named,
			fitting,
			proof: other ? 0.45 : 0.97,
			what: "payment card numbers",
			format: "payment-card",
		});
	},
};
