import { lexicon } from "../column-name.ts";
import { type Detector, weigh } from "../evidence.ts";

const names = lexicon(
	"customer id, customer unique id, unique customer id, customer no, customer number, customer nr, customer code, customer key, customer ref*, cust id, cust no, client id, client no",
	"client number, client code, user id, user no, member id, member no, member number, membership id, membership no, membership number, account id",
	"contact id, person id, subscriber id, profile id, external id, externalid, crm id, shopper id, buyer id, patient id, employee id, student id",
	"loyalty id, loyalty number, loyalty card*, guest id, kundennummer, kunden nr, kundennr, kunden id, kundenid, kd nr, mitgliedsnummer",
	"numero client, num client, id client, code client, client numero, id cliente, codigo cliente, cliente id, numero cliente, nro cliente, codice cliente",
	"id utente, codice utente, id usuario, usuario id, klantnummer, klant id, klantnr, klantid, lidnummer, numer klienta, id klienta, asiakasnumero",
	"kundnummer, kunde id, kundenummer, cislo zakaznika, musteri no, *客户编号*, *客户id*, *顾客*, *会员号*, *会員番号*, *顧客番号*, *顧客id*, *고객번호*",
	"id клиента, ид клиента, код клиента, номер клиента, رقم العميل, κωδικος πελατη, person key, customer uuid, customer guid, mitglied nr",
);
const notReferences = lexicon("colour, color, tier, level, points, balance, type, status, since, count, name");
const identifier = /^[\p{L}\p{N}][\p{L}\p{N}._:@/-]{0,127}$/u;

export const externalId: Detector = {
	label: "external-id",
	detect: (column) => {
		const named = names(column.words) && !notReferences(column.words) ? 1 : 0;
		if (named === 0) return null;
		const fitting = column.share((value) => identifier.test(value) && !/^(?:true|false|yes|no)$/i.test(value));
		return weigh(column, { named, fitting, proof: 0, what: "customer references" });
	},
};
