import { lexicon } from "../column-name.ts";
import { byName, type Detector } from "../evidence.ts";

const names = lexicon(
	"balance, *salary*, income, *income, wage*, payroll, net worth, networth, credit score, credit rating, credit limit, creditworth*, fico, loan, loans",
	"mortgage*, debt*, overdraft, bank balance, account balance, wealth, savings, pension, tax bracket, default, in default, housing loan, housing",
	"insolven*, delinquen*, bankrupt*, iban, account number, account no, sort code, routing number, bank account, bank name, bic, swift, salary class",
	"kontostand, guthaben, gehalt*, einkommen*, lohn, nettoeinkommen, schulden, kredit*, bonitat*, schufa, darlehen, vermogen, konto nr, kontonummer, blz",
	"salaire*, revenu, revenus, solde, dette*, pret, patrimoine, numero compte, salario*, sueldo, ingresos, saldo, deuda*, prestamo, hipoteca, patrimonio",
	"stipendio, reddito*, debito, mutuo, renda, salario mensal, rendimento*, divida*, emprestimo, salaris*, inkomen*, schuld, hypotheek, lening",
	"wynagrodzenie, dochod, zarobki, saldo konta, lon, inkomst, palkka, plat, prijem, maas, доход, зарплата, баланс, *年収*, *収入*, *口座*, *工资*, *收入*",
	"*余额*, *연봉*, *소득*, *راتب*, *رصيد*, μισθος, εισοδημα",
);
const notMoney = lexicon(
	"work life balance, loan word, default language, default currency, default address, default shipping, default payment, wheel balance, housing type",
);

export const financial: Detector = {
	label: "financial",
	detect: (column) => (names(column.words) && !notMoney(column.words) ? byName(1, "financial circumstances") : null),
};
