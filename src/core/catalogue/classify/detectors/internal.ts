import { lexicon } from "../column-name.ts";
import { byName, type Detector } from "../evidence.ts";

const names = lexicon(
	"internal*, margin, cost price, purchase price internal, fraud*, risk score, churn score, churn probability, lead score, blacklist*, blocklist*, vip flag",
	"account manager, sales rep, sales owner, do not contact reason, einkaufspreis, marge, intern, interne notiz, interno, interna, staff notes",
);

export const internal: Detector = {
	label: "internal",
	detect: (column) => (names(column.words) ? byName(0.8, "knowledge of the company itself") : null),
};
