import { COUNTRIES } from "./countries.ts";
import { AS_OF, daysBefore } from "./scale.ts";

/** One segment, as a rule of Segward and as a condition over `customers` that a person would write by hand. */
export interface Workload {
	name: string;
	rule: unknown;
	sql: string;
	/** Asked by somebody who may not see exact sizes, each time anew: measured, paid for and answered with noise. */
	isProtected?: true;
}

const until = daysBefore(0);
const quoted = (values: readonly string[]) => values.map((value) => `'${value}'`).join(", ");

const countryIn = (...values: string[]): Workload => ({
	name: "",
	rule: { attribute: "country", in: values },
	sql: `country IN (${quoted(values)})`,
});
const planIs = (value: string): Workload => ({
	name: "",
	rule: { attribute: "plan", equals: value },
	sql: `plan = '${value}'`,
});
const range = (attribute: string, low: number, high: number): Workload => ({
	name: "",
	rule: { attribute, between: [low, high] },
	sql: `${attribute} BETWEEN ${low} AND ${high}`,
});
const optedIn: Workload = { name: "", rule: { attribute: "opt_in", equals: true }, sql: "opt_in = true" };
const signedUpFrom = (date: string): Workload => ({
	name: "",
	rule: { attribute: "signed_up", atLeast: date },
	sql: `signed_up >= '${date}'`,
});

/** Customers whose events of one name, in so many days, fulfil a HAVING condition. */
const having = (event: string, days: number, measure: object, condition: string): Workload => ({
	name: "",
	rule: { event, ...measure, within: `${days}d` },
	sql: `customer_key IN (SELECT customer_key FROM events WHERE name = '${event}' AND time >= '${daysBefore(days)}' AND time < '${until}' GROUP BY customer_key HAVING ${condition})`,
});
const countAtLeast = (event: string, days: number, least: number) =>
	having(event, days, { count: { atLeast: least } }, `count(*) >= ${least}`);
const sumAtLeast = (event: string, days: number, least: number) =>
	having(event, days, { sum: "amount", atLeast: least }, `sum(amount) >= ${least}`);
const distinctAtLeast = (event: string, days: number, least: number) =>
	having(event, days, { distinct: "category", atLeast: least }, `count(DISTINCT category) >= ${least}`);

const not = (part: Workload): Workload => ({ name: "", rule: { not: part.rule }, sql: `NOT (${part.sql})` });
const all = (name: string, ...parts: Workload[]): Workload => ({
	name,
	rule: { all: parts.map(({ rule }) => rule) },
	sql: parts.map(({ sql }) => sql).join(" AND "),
});

export const ATTRIBUTE_RULE = all(
	"preview-attributes",
	countryIn("GB", "DE"),
	planIs("pro"),
	range("score", 250, 900),
	optedIn,
);

/** The rule of the design: bought thrice and for 500 in a year, and not in the last 60 days. By hand, one pass over events. */
export const BEHAVIOURAL_RULE: Workload = {
	...all(
		"preview-behaviour",
		countryIn("GB", "DE", "FR"),
		countAtLeast("purchase", 365, 3),
		sumAtLeast("purchase", 365, 300),
		not(countAtLeast("purchase", 60, 1)),
	),
	sql: `country IN ('GB', 'DE', 'FR') AND customer_key IN (SELECT customer_key FROM events WHERE name = 'purchase' AND time >= '${daysBefore(365)}' AND time < '${until}' GROUP BY customer_key HAVING count(*) >= 3 AND sum(amount) >= 300 AND max(time) < '${daysBefore(60)}')`,
};

/** 70 attribute rules and 30 behavioural ones, all different. */
export const REFRESH_SEGMENTS: readonly Workload[] = [
	...numbers(70).map(attributeSegment),
	...numbers(30).map(behaviouralSegment),
];

function attributeSegment(no: number): Workload {
	const country = (offset: number) => COUNTRIES[(no + offset) % COUNTRIES.length] as string;
	const extra = [
		planIs(no % 2 === 0 ? "plus" : "free"),
		range("score", no * 5, no * 5 + 400),
		range("visits", no, no + 150),
		optedIn,
		signedUpFrom(`2022-${String(1 + (no % 12)).padStart(2, "0")}-01`),
	];
	const parts = [countryIn(country(0), country(3)), extra[no % 5] as Workload, extra[(no + 2) % 5] as Workload];
	return all(`attributes-${no}`, ...parts);
}

function behaviouralSegment(no: number): Workload {
	const event = ["purchase", "view", "cart", "return", "search"][no % 5] as string;
	const days = [30, 90, 180, 365, 60, 270][no % 6] as number;
	const behaviour = [
		countAtLeast(event, days, 1 + (no % 4)),
		sumAtLeast(event, days, 100 + 20 * no),
		distinctAtLeast(event, days, 2 + (no % 3)),
		not(countAtLeast(event, days, 1)),
	][no % 4] as Workload;
	return all(`behaviour-${no}`, countryIn(COUNTRIES[no % COUNTRIES.length] as string, "GB"), behaviour);
}

/** The document that Segward receives. */
export function documentOf(workload: Workload): Record<string, unknown> {
	return {
		apiVersion: "segward/v1",
		kind: "Segment",
		metadata: { name: workload.name, owner: "bench@example.com" },
		spec: { title: workload.name, purpose: "benchmark", rule: workload.rule },
	};
}

export { AS_OF };

function numbers(count: number): number[] {
	return Array.from({ length: count }, (_, index) => index);
}
