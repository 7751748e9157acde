import type { SegmentSpec } from "../../src/core/segments/segment-document.ts";

/** One rule, and its members as SQL written by hand from the published meaning of the language. */
export interface SegmentCase {
	name: string;
	rule: SegmentSpec["rule"];
	timeZone?: string;
	sql: string;
}

/** Every segment is evaluated at this instant, two days before the last order. */
export const AS_OF = "2011-12-08T00:00:00Z";

const before = "t < '2011-12-08'";
const having = (condition: string, where = "true", table = "e") =>
	`SELECT id FROM ${table} WHERE ${before} AND ${where} GROUP BY id HAVING ${condition}`;
const customers = (condition: string) => `SELECT id FROM c WHERE ${condition}`;
/** For measures that are 0 without events. */
const orNone = (condition: string, measure: string, where: string, table = "e") =>
	`SELECT id FROM c LEFT JOIN (SELECT id, ${measure} AS m FROM ${table} WHERE ${before} AND ${where} GROUP BY id) USING (id)
	 WHERE coalesce(m, 0) ${condition}`;

const attributeCases: SegmentCase[] = [
	{ name: "everyone", rule: { everyone: true }, sql: customers("true") },
	{ name: "nobody", rule: { not: { everyone: true } }, sql: customers("false") },
	{ name: "text-equals", rule: { attribute: "job", equals: "management" }, sql: customers("job = 'management'") },
	{
		name: "text-not-equals",
		rule: { attribute: "job", notEquals: "management" },
		sql: customers("job <> 'management'"),
	},
	{
		name: "text-not",
		rule: { not: { attribute: "job", equals: "management" } },
		sql: customers("job IS DISTINCT FROM 'management'"),
	},
	{
		name: "text-in",
		rule: { attribute: "education", in: ["primary", "tertiary", "nowhere"] },
		sql: customers("education IN ('primary', 'tertiary')"),
	},
	{
		name: "text-not-in",
		rule: { attribute: "education", notIn: ["primary", "tertiary"] },
		sql: customers("education NOT IN ('primary', 'tertiary')"),
	},
	{ name: "unknown", rule: { attribute: "poutcome", known: false }, sql: customers("poutcome IS NULL") },
	{ name: "known", rule: { attribute: "contact", known: true }, sql: customers("contact IS NOT NULL") },
	{ name: "contains", rule: { attribute: "job", contains: "-" }, sql: customers("contains(job, '-')") },
	{ name: "contains-percent", rule: { attribute: "motto", contains: "%" }, sql: customers("contains(motto, '%')") },
	{ name: "starts-with", rule: { attribute: "motto", startsWith: "a_" }, sql: customers("starts_with(motto, 'a_')") },
	{
		name: "ends-with-folded",
		rule: { attribute: "motto", endsWith: "COLE", ignoreCase: true },
		sql: customers("motto IN ('École', 'école')"),
	},
	{
		name: "equals-folded",
		rule: { attribute: "motto", equals: "ÉCOLE", ignoreCase: true },
		sql: customers("motto IN ('École', 'école')"),
	},
	{
		name: "sharp-s-is-not-ss",
		rule: { attribute: "motto", equals: "STRASSE", ignoreCase: true },
		sql: customers("motto = 'STRASSE'"),
	},
	{
		name: "greek-folded",
		rule: { attribute: "motto", in: ["ΣΊΣΥΦΟΣ"], ignoreCase: true },
		sql: customers("motto IN ('ΣΊΣΥΦΟΣ', 'σίσυφος')"),
	},
	{
		name: "not-in-folded",
		rule: { attribute: "motto", notIn: ["A%B", "École"], ignoreCase: true },
		sql: customers("motto NOT IN ('a%b', 'École', 'école')"),
	},
	{ name: "decomposed-letter", rule: { attribute: "motto", equals: "E\u0301cole" }, sql: customers("motto = 'École'") },
	{
		name: "integer-range",
		rule: { attribute: "balance", moreThan: -100, atMost: 0 },
		sql: customers("balance > -100 AND balance <= 0"),
	},
	{ name: "integer-between", rule: { attribute: "age", between: [30, 39] }, sql: customers("age BETWEEN 30 AND 39") },
	{ name: "integer-in", rule: { attribute: "pdays", in: [-1, 92, "182"] }, sql: customers("pdays IN (-1, 92, 182)") },
	{
		name: "integer-not-less",
		rule: { not: { attribute: "age", lessThan: 60 } },
		sql: customers("NOT coalesce(age < 60, false)"),
	},
	{
		name: "decimal-range",
		rule: { attribute: "credit", between: ["0.000001", "450.5"] },
		sql: customers("credit BETWEEN 0.000001 AND 450.5"),
	},
	{
		name: "decimal-equals",
		rule: { attribute: "credit", equals: 2143.000001 },
		sql: customers("credit = 2143.000001"),
	},
	{ name: "float-more", rule: { attribute: "score", moreThan: 1000 }, sql: customers("score > 1000") },
	{ name: "float-equals", rule: { attribute: "score", equals: 12 }, sql: customers("score = 12") },
	{ name: "boolean", rule: { attribute: "housing", equals: true }, sql: customers("housing") },
	{
		name: "boolean-not",
		rule: { not: { attribute: "subscribed", equals: true } },
		sql: customers("subscribed IS DISTINCT FROM true"),
	},
	{
		name: "date-equals",
		rule: { attribute: "since", equals: "2011-02-27" },
		sql: customers("since = DATE '2011-02-27'"),
	},
	{
		name: "date-after",
		rule: { attribute: "since", after: "2011-10-01", before: "2011-11-01" },
		sql: customers("since > DATE '2011-10-01' AND since < DATE '2011-11-01'"),
	},
	{
		name: "date-within",
		rule: { attribute: "since", within: "30d" },
		sql: customers("since > DATE '2011-11-08' AND since <= DATE '2011-12-08'"),
	},
	{ name: "date-older", rule: { attribute: "since", olderThan: "9mo" }, sql: customers("since <= DATE '2011-03-08'") },
	{
		name: "date-upcoming",
		rule: { attribute: "since", upcoming: "2w" },
		sql: customers("since > DATE '2011-12-08' AND since <= DATE '2011-12-22'"),
	},
	// In New York it is still 7 December.
	{
		name: "date-within-zone",
		timeZone: "America/New_York",
		rule: { attribute: "since", within: "1mo" },
		sql: customers("since > DATE '2011-11-07' AND since <= DATE '2011-12-07'"),
	},
	// On 27 March 2011 the British day had 23 hours: from midnight UTC to 23:00.
	{
		name: "timestamp-day",
		timeZone: "Europe/London",
		rule: { attribute: "seen", equals: "2011-03-27" },
		sql: customers("seen >= '2011-03-27 00:00:00' AND seen < '2011-03-27 23:00:00'"),
	},
	{
		name: "timestamp-before-day",
		timeZone: "Europe/Berlin",
		rule: { attribute: "seen", before: "2011-03-27" },
		sql: customers("seen < '2011-03-26 23:00:00'"),
	},
	{
		name: "timestamp-after-day",
		timeZone: "Europe/Berlin",
		rule: { attribute: "seen", after: "2011-03-26" },
		sql: customers("seen >= '2011-03-26 23:00:00'"),
	},
	{
		name: "timestamp-instant",
		rule: { attribute: "seen", atMost: "2011-03-27T02:00:00+01:00" },
		sql: customers("seen <= '2011-03-27 01:00:00'"),
	},
	// Wall time that was skipped or not: 02:30 in Berlin did not exist; 03:30 was 01:30 UTC.
	{
		name: "timestamp-wall",
		timeZone: "Europe/Berlin",
		rule: { attribute: "seen", moreThan: "2011-03-27T03:30" },
		sql: customers("seen > '2011-03-27 01:30:00'"),
	},
	{
		name: "timestamp-older",
		rule: { attribute: "seen", olderThan: "6140h" },
		sql: customers("seen < TIMESTAMP '2011-12-08' - INTERVAL 6140 HOUR"),
	},
	{
		name: "list-has",
		rule: { attribute: "interests", has: "kitchen" },
		sql: customers("list_contains(interests, 'kitchen')"),
	},
	{
		name: "list-has-any",
		rule: { attribute: "interests", hasAny: ["it's", "garden"] },
		sql: customers("list_has_any(interests, ['it''s', 'garden'])"),
	},
	{
		name: "list-has-all",
		rule: { attribute: "interests", hasAll: ["garden", "kitchen"] },
		sql: customers("list_has_all(interests, ['garden', 'kitchen'])"),
	},
	{ name: "list-missing", rule: { attribute: "interests", known: false }, sql: customers("len(interests) = 0") },
	{
		name: "derived-domain",
		rule: { attribute: "email_domain", equals: "post.example" },
		sql: customers("email LIKE '%@post.example'"),
	},
	{
		name: "nesting",
		rule: {
			any: [
				{
					all: [
						{ attribute: "job", in: ["student", "retired"] },
						{
							not: {
								any: [
									{ attribute: "age", atLeast: 40 },
									{ attribute: "housing", equals: true },
								],
							},
						},
					],
				},
				{ all: [{ attribute: "balance", moreThan: 20000 }] },
			],
		},
		sql: customers(
			"coalesce(job IN ('student', 'retired') AND NOT coalesce(age >= 40, false) AND NOT coalesce(housing, false), false) OR coalesce(balance > 20000, false)",
		),
	},
];

const identifierCases: SegmentCase[] = [
	{ name: "external-id", rule: { attribute: "externalId", equals: "17850.0" }, sql: customers("id = '17850.0'") },
	{
		name: "external-ids",
		rule: { attribute: "externalId", in: ["bank-45211", "12347.0", "nobody", "bank-45212"] },
		sql: customers("id IN ('bank-45211', '12347.0')"),
	},
	{
		name: "email-in",
		rule: { attribute: "email", in: ["PERSON1@post.example", "person2@Work.Example", "person3@mail.example"] },
		sql: customers("lower(email) IN ('person1@post.example', 'person2@work.example')"),
	},
	{
		name: "email-not",
		rule: { not: { attribute: "email", equals: "Person40000@post.example" } },
		sql: customers("lower(email) IS DISTINCT FROM 'person40000@post.example'"),
	},
	{ name: "email-unknown", rule: { attribute: "email", known: false }, sql: customers("email IS NULL") },
	{ name: "email-known", rule: { attribute: "email", known: true }, sql: customers("email IS NOT NULL") },
	{ name: "listed", rule: { list: "listed-ids" }, sql: customers("id IN ('12346.0', '12347.0', 'bank-44000')") },
	{
		name: "listed-emails",
		rule: { all: [{ list: "listed-emails" }, { attribute: "housing", equals: true }] },
		sql: customers("regexp_matches(email, '^Person[0-9]*7@') AND housing"),
	},
];

const eventCases: SegmentCase[] = [
	{ name: "any-event", rule: { event: "*" }, sql: having("true", "true", "everything") },
	{
		name: "no-order",
		rule: { not: { event: "order line" } },
		sql: "SELECT id FROM c WHERE id NOT IN (SELECT id FROM e WHERE t < '2011-12-08')",
	},
	{ name: "count-zero", rule: { event: "order line", count: 0 }, sql: orNone("= 0", "count(*)", "true") },
	{ name: "count-few", rule: { event: "order line", count: { atMost: 3 } }, sql: orNone("<= 3", "count(*)", "true") },
	{
		name: "count-365d",
		rule: { event: "order line", count: { atLeast: 200 }, within: "365d" },
		sql: having("count(*) >= 200", "t >= '2010-12-08'"),
	},
	{
		name: "count-every-event",
		rule: { event: "*", count: { atLeast: 50, lessThan: 60 } },
		sql: having("count(*) BETWEEN 50 AND 59", "true", "everything"),
	},
	{
		name: "where",
		rule: {
			event: "order line",
			where: { description: { contains: "christmas", ignoreCase: true }, quantity: { moreThan: 0 } },
			count: { atLeast: 5 },
			from: "2011-09-01",
			until: "2011-11-30",
		},
		timeZone: "Europe/London",
		sql: having(
			"count(*) >= 5",
			"lower(description) LIKE '%christmas%' AND quantity > 0 AND t >= '2011-08-31 23:00' AND t < '2011-12-01'",
		),
	},
	{
		name: "where-missing",
		rule: { event: "return", where: { several: { known: false } } },
		sql: having("true", "several IS NULL", "r"),
	},
	{
		name: "where-not-equals",
		rule: {
			event: "order line",
			where: { country: { notIn: ["United Kingdom", "Germany", "France"] } },
			count: { moreThan: 100 },
		},
		sql: having("count(*) > 100", "country NOT IN ('United Kingdom', 'Germany', 'France')"),
	},
	{
		name: "distinct",
		rule: { event: "order line", distinct: "invoice", atLeast: 20 },
		sql: having("count(DISTINCT invoice) >= 20"),
	},
	{
		name: "distinct-missing",
		rule: { event: "order line", distinct: "description", equals: 0 },
		sql: orNone("= 0", "count(DISTINCT description)", "true"),
	},
	{
		name: "sum",
		rule: { event: "order line", sum: "quantity", between: [-5, 10] },
		sql: orNone("BETWEEN -5 AND 10", "sum(quantity)", "true"),
	},
	{
		name: "sum-decimal",
		rule: { event: "order line", sum: "price", atLeast: "1500.25", within: "26w" },
		sql: having("sum(price) >= 1500.25", "t >= TIMESTAMP '2011-12-08' - INTERVAL 182 DAY"),
	},
	{
		name: "sum-not-more",
		rule: { event: "order line", sum: "quantity", atMost: 0 },
		sql: orNone("<= 0", "sum(quantity)", "true"),
	},
	{
		name: "average",
		rule: { event: "order line", average: "price", lessThan: 1 },
		sql: having("sum(price)::DOUBLE / count(price) < 1"),
	},
	{
		name: "average-integer",
		rule: { event: "order line", average: "quantity", equals: 12 },
		sql: having("sum(quantity) = 12 * count(quantity)"),
	},
	{
		name: "minimum",
		rule: { event: "order line", minimum: "quantity", lessThan: -100 },
		sql: having("min(quantity) < -100"),
	},
	{
		name: "maximum",
		rule: { event: "order line", maximum: "price", atLeast: 100, from: "2011-06-01T00:00:00Z" },
		sql: having("max(price) >= 100", "t >= '2011-06-01'"),
	},
	{
		name: "maximum-missing",
		rule: { not: { event: "order line", maximum: "price", lessThan: 5 } },
		sql: `SELECT id FROM c EXCEPT ${having("max(price) < 5")}`,
	},
	{
		name: "first-time",
		rule: { event: "order line", first: { after: "2011-11-15" } },
		sql: having("min(t) >= '2011-11-16'"),
	},
	{
		name: "last-time",
		rule: { event: "order line", last: { olderThan: "200d" } },
		sql: having("max(t) < TIMESTAMP '2011-12-08' - INTERVAL 200 DAY"),
	},
	{
		name: "last-within",
		rule: { event: "order line", last: { within: "12h" } },
		sql: having("max(t) >= '2011-12-07 12:00'"),
	},
	{
		name: "first-value",
		rule: { event: "order line", first: { property: "country", notEquals: "United Kingdom" } },
		sql: `SELECT id FROM (SELECT id, country, row_number() OVER (PARTITION BY id ORDER BY t, country) AS n FROM e WHERE ${before} AND country IS NOT NULL) WHERE n = 1 AND country <> 'United Kingdom'`,
	},
	{
		name: "first-value-ties",
		rule: { event: "order line", first: { property: "quantity", equals: 1 } },
		sql: `SELECT id FROM (SELECT id, quantity, row_number() OVER (PARTITION BY id ORDER BY t, quantity) AS n FROM e WHERE ${before}) WHERE n = 1 AND quantity = 1`,
	},
	{
		name: "last-value-ties",
		rule: { event: "order line", last: { property: "price", atLeast: 10 } },
		sql: `SELECT id FROM (SELECT id, price, row_number() OVER (PARTITION BY id ORDER BY t DESC, price DESC) AS n FROM e WHERE ${before}) WHERE n = 1 AND price >= 10`,
	},
	{
		name: "last-text",
		rule: { event: "order line", last: { property: "description", startsWith: "W" } },
		sql: `SELECT id FROM (SELECT id, description, row_number() OVER (PARTITION BY id ORDER BY t DESC, encode(description) DESC) AS n FROM e WHERE ${before} AND description IS NOT NULL) WHERE n = 1 AND starts_with(description, 'W')`,
	},
	{
		name: "never-first",
		rule: { event: "order line", first: { known: false } },
		sql: "SELECT id FROM c WHERE id NOT IN (SELECT id FROM e WHERE t < '2011-12-08')",
	},
	// In New York it is 19:00 of 7 December; six months before, 19:00 of summer time was 23:00 UTC.
	{
		name: "months-zone",
		timeZone: "America/New_York",
		rule: { event: "order line", within: "6mo", count: { atLeast: 100 } },
		sql: having("count(*) >= 100", "t >= '2011-06-07 23:00'"),
	},
	{
		name: "year",
		rule: { event: "order line", within: "1y", distinct: "stock_code", atLeast: 300 },
		sql: having("count(DISTINCT stock) >= 300", "t >= '2010-12-08'"),
	},
	{
		name: "day-of-25-hours",
		timeZone: "Europe/London",
		rule: { event: "order line", from: "2011-10-30", until: "2011-10-30" },
		sql: having("true", "t >= '2011-10-29 23:00' AND t < '2011-10-31'"),
	},
	{
		name: "one-day",
		timeZone: "Australia/Sydney",
		rule: { event: "order line", from: "2011-07-01", until: "2011-07-01" },
		sql: having("true", "t >= '2011-06-30 14:00' AND t < '2011-07-01 14:00'"),
	},
	{
		name: "minute",
		rule: { event: "order line", from: "2011-12-05T10:00:00Z", until: "2011-12-05T10:30:00Z" },
		sql: having("true", "t >= '2011-12-05 10:00' AND t < '2011-12-05 10:30'"),
	},
	{
		name: "edge",
		rule: { event: "order line", within: "911m" },
		sql: having("true", "t >= TIMESTAMP '2011-12-08' - INTERVAL 911 MINUTE"),
	},
	{
		name: "returned-boolean",
		rule: { event: "return", where: { several: { equals: true }, due: { between: ["2011-06-01", "2011-06-30"] } } },
		sql: having("true", "several AND due BETWEEN DATE '2011-06-01' AND DATE '2011-06-30'", "r"),
	},
	{
		name: "returned-due-missing",
		rule: { event: "return", where: { due: { known: false } }, count: 2 },
		sql: having("count(*) = 2", "due IS NULL", "r"),
	},
	{
		name: "returned-float",
		rule: { event: "return", maximum: "refund", atLeast: 100.5 },
		sql: having("max(refund) >= 100.5", "true", "r"),
	},
	{
		name: "returned-timestamp",
		rule: { event: "return", where: { handled: { within: "10d" } } },
		sql: having("true", "handled >= '2011-11-28' AND handled < '2011-12-08'", "r"),
	},
	{
		name: "returned-last-date",
		rule: { event: "return", maximum: "due", upcoming: "1w" },
		sql: having("max(due) > DATE '2011-12-08' AND max(due) <= DATE '2011-12-15'", "true", "r"),
	},
];

const sequenceCases: SegmentCase[] = [
	{
		name: "returned-soon",
		rule: { sequence: [{ event: "order line" }, { event: "return", within: "2d" }] },
		sql: "SELECT DISTINCT a.id FROM e a JOIN r b ON a.id = b.id AND b.t > a.t AND b.t <= a.t + INTERVAL 2 DAY WHERE b.t < '2011-12-08'",
	},
	{
		name: "bought-again-exactly",
		rule: {
			sequence: [
				{ event: "order line", where: { quantity: { moreThan: 0 } } },
				{ event: "order line", where: { quantity: { moreThan: 0 } }, within: "3h" },
			],
			from: "2011-05-01",
			until: "2011-10-31",
		},
		sql: "WITH p AS (SELECT DISTINCT id, t FROM e WHERE quantity > 0 AND t < '2011-12-08') SELECT DISTINCT a.id FROM p a JOIN p b ON a.id = b.id AND b.t > a.t AND b.t <= a.t + INTERVAL 3 HOUR WHERE a.t >= '2011-05-01' AND a.t < '2011-11-01'",
	},
	{
		name: "three-steps",
		rule: {
			sequence: [
				{ event: "order line", where: { price: { atLeast: 10 } } },
				{ event: "return", within: "20d" },
				{ event: "order line", within: "20d" },
			],
		},
		sql: "WITH p AS (SELECT DISTINCT id, t FROM e WHERE t < '2011-12-08'), d AS (SELECT DISTINCT id, t FROM e WHERE price >= 10 AND t < '2011-12-08'), b AS (SELECT DISTINCT id, t FROM r WHERE t < '2011-12-08') SELECT DISTINCT d.id FROM d JOIN b ON d.id = b.id AND b.t > d.t AND b.t <= d.t + INTERVAL 20 DAY JOIN p ON p.id = b.id AND p.t > b.t AND p.t <= b.t + INTERVAL 20 DAY",
	},
	{
		name: "never-again",
		rule: { sequence: [{ event: "order line" }, { not: { event: "order line" }, within: "60d" }] },
		sql: "WITH p AS (SELECT DISTINCT id, t FROM e WHERE t < '2011-12-08') SELECT DISTINCT id FROM p a WHERE t + INTERVAL 60 DAY <= TIMESTAMP '2011-12-08' AND NOT EXISTS (SELECT 1 FROM p b WHERE b.id = a.id AND b.t > a.t AND b.t <= a.t + INTERVAL 60 DAY)",
	},
	{
		name: "returned-then-gone",
		rule: {
			sequence: [{ event: "order line" }, { event: "return", within: "30d" }, { not: { event: "*" }, within: "8w" }],
			within: "300d",
		},
		sql: "WITH p AS (SELECT DISTINCT id, t FROM e WHERE t < '2011-12-08' AND t >= TIMESTAMP '2011-12-08' - INTERVAL 300 DAY), b AS (SELECT DISTINCT id, t FROM r WHERE t < '2011-12-08'), x AS (SELECT DISTINCT id, t FROM everything WHERE t < '2011-12-08') SELECT DISTINCT p.id FROM p JOIN b ON p.id = b.id AND b.t > p.t AND b.t <= p.t + INTERVAL 30 DAY WHERE b.t + INTERVAL 56 DAY <= TIMESTAMP '2011-12-08' AND NOT EXISTS (SELECT 1 FROM x WHERE x.id = b.id AND x.t > b.t AND x.t <= b.t + INTERVAL 56 DAY)",
	},
];

const top = (value: string, from: string, limit: string, order: "ASC" | "DESC") =>
	`WITH v AS (SELECT id, ${value} AS v FROM ${from}), w AS (SELECT * FROM v WHERE v IS NOT NULL)
	 SELECT id FROM w WHERE v ${order === "DESC" ? ">=" : "<="} (SELECT v FROM (SELECT v, row_number() OVER (ORDER BY v ${order}) AS n FROM w) WHERE n = least(${limit}, (SELECT count(*) FROM w)))`;
const perCustomer = (where = "true") => `e WHERE ${before} AND ${where} GROUP BY id`;
const share = (percent: string) => `(SELECT ceil(count(*) * ${percent} / 100.0)::BIGINT FROM w)`;

const otherCases: SegmentCase[] = [
	{
		name: "trait",
		rule: { trait: "spend", atLeast: 30 },
		sql: having("sum(price) >= 30", "t >= '2011-09-09' AND quantity > 0"),
	},
	{
		name: "trait-none",
		rule: { trait: "spend", lessThan: 1 },
		sql: orNone("< 1", "sum(price)", "t >= '2011-09-09' AND quantity > 0"),
	},
	{
		name: "rank-trait",
		rule: { rank: { trait: "spend", top: "2.5%" } },
		sql: top("sum(price)", perCustomer("t >= '2011-09-09' AND quantity > 0"), share("2.5"), "DESC"),
	},
	{
		name: "rank-attribute",
		rule: { rank: { attribute: "balance", bottom: "1%" } },
		sql: top("balance", "c", share("1"), "ASC"),
	},
	{ name: "rank-date", rule: { rank: { attribute: "since", top: 10 } }, sql: top("since", "c", "10", "DESC") },
	{ name: "rank-float", rule: { rank: { attribute: "score", top: 33 } }, sql: top("score", "c", "33", "DESC") },
	{ name: "rank-ties", rule: { rank: { attribute: "age", top: 100 } }, sql: top("age", "c", "100", "DESC") },
	{
		name: "rank-count",
		rule: { rank: { event: "order line", count: true, bottom: "5%" } },
		sql: top("count(*)", perCustomer(), share("5"), "ASC"),
	},
	{
		name: "rank-last",
		rule: { rank: { event: "order line", last: true, top: 50 } },
		sql: top("max(t)", perCustomer(), "50", "DESC"),
	},
	{
		name: "rank-average",
		rule: {
			all: [
				{ rank: { event: "order line", where: { quantity: { moreThan: 0 } }, average: "quantity", top: 300 } },
				{ attribute: "housing", equals: false },
			],
		},
		sql: `${top("sum(quantity)::DOUBLE / count(quantity)", perCustomer("quantity > 0"), "300", "DESC")} AND id IN (SELECT id FROM c WHERE NOT housing)`,
	},
	{
		name: "rank-more-than-all",
		rule: { rank: { event: "return", maximum: "refund", top: 100000 } },
		sql: having("true", "true", "r"),
	},
	{
		name: "nested",
		rule: { all: [{ segment: "text-equals" }, { not: { segment: "count-zero" } }] },
		sql: `SELECT id FROM c WHERE job = 'management' AND id IN (SELECT id FROM e WHERE ${before})`,
	},
	// The segment named keeps its own time zone.
	{
		name: "nested-zone",
		timeZone: "Asia/Tokyo",
		rule: { segment: "date-within-zone" },
		sql: customers("since > DATE '2011-11-07' AND since <= DATE '2011-12-07'"),
	},
];

export const SEGMENT_CASES: readonly SegmentCase[] = [
	...attributeCases,
	...identifierCases,
	...eventCases,
	...sequenceCases,
	...otherCases,
];
