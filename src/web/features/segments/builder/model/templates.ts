import { ANY_EVENT } from "../../../../../core/segments/rule/event-selection.ts";
import type { LikelyNames } from "./likely-names.ts";
import type { Loose } from "./loose.ts";

export interface Template {
	id: string;
	title: string;
	summary: string;
	purpose: string;
	/** What the data has to have; said where it does not. */
	needs: string;
	/** The rule for this installation's names; null where what it needs is not there. */
	rule(names: LikelyNames, asOf: Date): Loose | null;
}

export const TEMPLATES: readonly Template[] = [
	{
		id: "recent-buyers",
		title: "Recent buyers",
		summary: "Bought something in the last 30 days.",
		purpose: "newsletter",
		needs: "an event such as purchase",
		rule: ({ purchase }) => (purchase === undefined ? null : { all: [{ event: purchase, within: "30d" }] }),
	},
	{
		id: "lapsed-high-value",
		title: "Lapsed high-value customers",
		summary: "Spent a lot in a year, but bought nothing in the last 90 days.",
		purpose: "win-back-email",
		needs: "a purchase event with an amount",
		rule: ({ purchase, amount }) =>
			purchase === undefined || amount === undefined
				? null
				: {
						all: [
							{ event: purchase, sum: amount, atLeast: 500, within: "365d" },
							{ not: { event: purchase, within: "90d" } },
						],
					},
	},
	{
		id: "one-time-buyers",
		title: "One-time buyers",
		summary: "Bought on one occasion, at least 30 days ago, and never again.",
		purpose: "second-purchase",
		needs: "an event such as purchase",
		rule: ({ purchase }) =>
			purchase === undefined
				? null
				: {
						all: [
							{ event: purchase, count: 1 },
							{ event: purchase, last: { olderThan: "30d" } },
						],
					},
	},
	{
		id: "abandoned-cart",
		title: "Abandoned cart",
		summary: "Put something into the cart in the last 14 days and did not buy within a day.",
		purpose: "cart-reminder",
		needs: "an event such as add to cart, and one such as purchase",
		rule: ({ cart, purchase }) =>
			cart === undefined || purchase === undefined
				? null
				: { sequence: [{ event: cart }, { not: { event: purchase }, within: "1d" }], within: "14d" },
	},
	{
		id: "best-tenth",
		title: "The top 10%",
		summary: "The tenth of customers with the greatest spend in a year.",
		purpose: "loyalty-programme",
		needs: "a purchase event",
		rule: ({ purchase, amount }) =>
			purchase === undefined
				? null
				: { rank: { event: purchase, ...(amount ? { sum: amount } : { count: true }), within: "1y", top: "10%" } },
	},
	{
		id: "birthday-month",
		title: "Birthday this month",
		summary: "Has a birthday in the month of the evaluation date; the date itself stays sealed.",
		purpose: "birthday-greeting",
		needs: "a birth date (Segward derives the month from it)",
		rule: ({ birthMonth }, asOf) =>
			birthMonth === undefined ? null : { all: [{ attribute: birthMonth, equals: asOf.getUTCMonth() + 1 }] },
	},
	{
		id: "newsletter-readers",
		title: "Newsletter readers",
		summary: "Agreed to marketing messages.",
		purpose: "newsletter",
		needs: "a yes/no attribute such as newsletter or marketing opt-in",
		rule: ({ newsletter }) =>
			newsletter === undefined ? null : { all: [{ attribute: newsletter.name, equals: true }] },
	},
	{
		id: "win-back",
		title: "Win back",
		summary: "Once bought at least three times, then silent for half a year.",
		purpose: "win-back-email",
		needs: "an event such as purchase",
		rule: ({ purchase }) =>
			purchase === undefined
				? null
				: { all: [{ event: purchase, count: { atLeast: 3 } }, { not: { event: ANY_EVENT, within: "6mo" } }] },
	},
	{
		id: "new-customers",
		title: "New customers",
		summary: "Signed up in the last 30 days.",
		purpose: "welcome-series",
		needs: "a date such as signed up",
		rule: ({ signedUp }) => (signedUp === undefined ? null : { all: [{ attribute: signedUp, within: "30d" }] }),
	},
	{
		id: "came-back-soon",
		title: "Came back soon",
		summary: "Bought again within two weeks of a purchase.",
		purpose: "loyalty-programme",
		needs: "an event such as purchase",
		rule: ({ purchase }) =>
			purchase === undefined
				? null
				: { sequence: [{ event: purchase }, { event: purchase, within: "14d" }], within: "1y" },
	},
	{
		id: "test-group",
		title: "Test group",
		summary: "A stable random 10% of all customers, to measure a campaign against.",
		purpose: "campaign-measurement",
		needs: "nothing",
		rule: () => ({ sample: "10%", seed: "test-group" }),
	},
];
