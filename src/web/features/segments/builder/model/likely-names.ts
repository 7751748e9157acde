import type { Field } from "../../../../../core/catalogue/field.ts";
import { ANY_EVENT } from "../../../../../core/segments/rule/event-selection.ts";
import type { Catalogue } from "./catalogue.ts";
import { isNumber } from "./operators.ts";

/** Names under which this installation probably knows what templates are about; undefined where it does not. */
export interface LikelyNames {
	purchase?: string;
	cart?: string;
	visit?: string;
	/** Numeric property of a purchase that holds money. */
	amount?: string;
	birthMonth?: string;
	newsletter?: Field;
	signedUp?: string;
	country?: Field;
}

export function likelyNames(catalogue: Catalogue): LikelyNames {
	const events = catalogue.events.map(({ name }) => name).filter((name) => name !== ANY_EVENT);
	const event = (...patterns: RegExp[]) => patterns.flatMap((each) => events.filter((name) => each.test(name)))[0];
	const attribute = (pattern: RegExp, fits: (field: Field) => boolean) =>
		catalogue.customerFields.find((each) => each.kind === "attribute" && pattern.test(each.name) && fits(each));
	const purchase = event(
		/^(purchase|order)/i,
		/purchase|order.?(placed|completed)|bought|checkout.?completed|transaction/i,
	);
	const has = purchase === undefined ? undefined : catalogue.event(purchase)?.properties;
	const money = catalogue.properties.filter(
		({ name, type }) =>
			isNumber(type) && /amount|total|revenue|value|price/i.test(name) && (has?.includes(name) ?? true),
	);
	const rank = ({ name }: Field) =>
		["amount", "total", "revenue", "value", "price"].findIndex((word) => name.includes(word));
	return {
		purchase,
		amount: money.toSorted((a, b) => rank(a) - rank(b))[0]?.name,
		cart: event(/add.*(cart|basket)/i, /cart|basket/i),
		visit: event(/visit|session|page.?view|view/i),
		birthMonth: attribute(/birth.*month/i, ({ type }) => isNumber(type))?.name,
		newsletter: attribute(/newsletter|marketing|opt.?in|subscri/i, ({ type }) => type === "boolean"),
		signedUp: attribute(
			/sign.?ed.?up|registered|created|joined/i,
			({ type }) => type === "date" || type === "timestamp",
		)?.name,
		country: attribute(/country/i, ({ type }) => type === "text"),
	};
}
