import { lexicon } from "../column-name.ts";
import { byName, type Detector } from "../evidence.ts";

const names = lexicon(
	"*clicks, click*, page view*, pageview*, views, visits, visit*, num visits, sessions, session count, session duration, duration, last login, last seen",
	"last visit, last active, last purchase*, last order*, logins, login count, login at, opens, email opens, open rate, engagement*, churn*, activity, activity*",
	"purchases, purchase count, num purchases, orders count, order count, orders, total orders, total spent, lifetime value, ltv, clv, rfm*, recency, frequency",
	"cart*, wishlist*, search*term*, search query, search terms, search history, browsing*, watch*, listening*, referrer, referer, utm*, campaign, pdays, previous",
	"poutcome, previous outcome, contacts performed, downloads, app opens, in app*, interests, preferences, favourite*, favorite*, nps, satisfaction, quantity",
	"seitenaufrufe, besuche, letzter login, letzter besuch, letzte bestellung, anzahl bestellungen, bestellungen, klicks, kaufe, interessen, menge",
	"visites, nombre visites, derniere visite, derniere connexion, derniere commande, nb commandes, centres interet, clics, quantite, visitas, ultima visita",
	"ultima compra, ultimo acceso, clics, pedidos, numero pedidos, intereses, cantidad, visite, ultimo accesso, ultimo acquisto, ordini, interessi, quantita",
	"ultimo acesso, cliques, compras, bezoeken, laatste bezoek, laatste aankoop, aantal bestellingen, interesses, klikken, ostatnia wizyta, odwiedziny",
	"senaste besok, последний визит, просмотры, покупки, *閲覧*, *購入回数*, *最終ログイン*, *访问*, *浏览*, *购买次数*, *방문*, *زيارات*, επισκεψεις",
);

export const behavioural: Detector = {
	label: "behavioural",
	detect: (column) => (names(column.words) ? byName(0.9, "behaviour") : null),
};
