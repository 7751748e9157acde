import type { EventRule } from "../../src/core/segments/rule/event.ts";
import type { Ranking } from "../../src/core/segments/rule/rank.ts";
import type { Rule } from "../../src/core/segments/rule/rule.ts";
import type { SequenceRule } from "../../src/core/segments/rule/sequence.ts";
import { compareValues, type Measured, measure, select, type WrittenSelection } from "./evaluate-events.ts";
import { fulfils, type Moment } from "./evaluate-predicate.ts";
import { samplePlace } from "./sample-hash.ts";
import { exactLength } from "./wall-time.ts";
import type { PlainCustomer, PlainEvent, PlainSegment, World } from "./world.ts";

/**
 * The customers that fulfil a segment, worked out from the rule as written and from plain data.
 * Shares nothing with the planner and the compiler: it is what they are measured by.
 */
export function evaluateSegment(segment: PlainSegment, world: World): Set<number> {
	const moment = { asOfMs: world.asOfMs, timeZone: segment.timeZone ?? "UTC" };
	const eventsOf = new Map(
		world.customers.map(({ key }) => [key, world.events.filter((event) => event.customerKey === key)]),
	);
	return evaluate(segment.rule, { world, moment, eventsOf });
}

interface Scene {
	world: World;
	moment: Moment;
	eventsOf: ReadonlyMap<number, readonly PlainEvent[]>;
}

function evaluate(rule: Rule, scene: Scene): Set<number> {
	const { world, moment } = scene;
	const everyone = world.customers.map(({ key }) => key);
	const those = (test: (customer: PlainCustomer) => boolean) =>
		new Set(world.customers.filter(test).map(({ key }) => key));

	if ("all" in rule) return rule.all.map((part) => evaluate(part, scene)).reduce(intersection);
	if ("any" in rule) return rule.any.map((part) => evaluate(part, scene)).reduce(union);
	if ("not" in rule) return difference(new Set(everyone), evaluate(rule.not, scene));
	if ("everyone" in rule) return new Set(everyone);
	if ("sample" in rule) {
		const share = Math.round(Number.parseFloat(rule.sample) * 10_000);
		return those(({ key }) => samplePlace(rule.seed, key) < share);
	}
	if ("list" in rule) return intersection(new Set(everyone), new Set(world.lists[rule.list]?.members));
	if ("segment" in rule) return evaluateSegment(known(world.segments[rule.segment]), world);
	if ("rank" in rule) return rank(rule.rank, scene);
	if ("sequence" in rule) return those(({ key }) => followsSequence(rule, key, scene));
	if ("trait" in rule) {
		const { trait, ...predicate } = rule;
		return those(({ key }) => {
			const measured = measureWritten(known(world.traits[trait]).measure, key, scene);
			return fulfils(measured.value, measured.type, predicate, moment);
		});
	}
	if ("attribute" in rule) {
		const { attribute, ...predicate } = rule;
		const field = world.fields.find(({ kind, name }) => kind !== "property" && name === attribute.normalize("NFC"));
		return those((customer) => {
			if (field?.kind === "attribute") return fulfils(customer.attributes[field.name], field.type, predicate, moment);
			const identifier = field ? customer.identifiers[field.name] : customer.externalId;
			return fulfils(identifier, "text", predicate, moment);
		});
	}
	return those(({ key }) => fulfilsEvent(rule, key, scene));
}

function intersection(a: Set<number>, b: Set<number>): Set<number> {
	return new Set([...a].filter((key) => b.has(key)));
}

function union(a: Set<number>, b: Set<number>): Set<number> {
	return new Set([...a, ...b]);
}

function difference(a: Set<number>, b: Set<number>): Set<number> {
	return new Set([...a].filter((key) => !b.has(key)));
}

function known<T>(value: T | undefined): T {
	if (value === undefined) throw new Error("the rule names something that is not in the world");
	return value;
}

const PROPERTY_MEASURES = ["distinct", "sum", "average", "minimum", "maximum"] as const;

function fulfilsEvent(rule: EventRule, key: number, { world, moment, eventsOf }: Scene): boolean {
	const { event, where, within, from, until, count, distinct, sum, average, minimum, maximum, first, last, ...beside } =
		rule;
	const selected = select(eventsOf.get(key) ?? [], { event, where, within, from, until }, world.fields, moment);
	const ask = ({ value, type }: Measured, predicate: Parameters<typeof fulfils>[2]) =>
		fulfils(value, type, predicate, moment);
	const measured = (kind: string, property?: string) => measure(selected, kind, property, world.fields);
	if (typeof count === "number") return selected.length === count;
	if (count !== undefined) return ask(measured("count"), count);
	for (const [kind, extreme] of Object.entries({ first, last })) {
		if (extreme === undefined) continue;
		const { property, ...predicate } = extreme;
		return ask(measured(kind, property), predicate);
	}
	for (const kind of PROPERTY_MEASURES) {
		if (rule[kind] !== undefined) return ask(measured(kind, rule[kind]), beside);
	}
	return selected.length > 0;
}

type WrittenMeasure = WrittenSelection & Readonly<Record<string, unknown>>;

function measureWritten(written: WrittenMeasure, key: number, { world, moment, eventsOf }: Scene): Measured {
	const { event, where, within, from, until, ...rest } = written;
	const selected = select(eventsOf.get(key) ?? [], { event, where, within, from, until }, world.fields, moment);
	const [kind, of] =
		Object.entries(rest).find(([name, value]) => value !== undefined && name !== "top" && name !== "bottom") ?? [];
	const property =
		typeof of === "object" ? (of as { property: string }).property : of === true ? undefined : String(of);
	return measure(selected, known(kind), property, world.fields);
}

function followsSequence(rule: SequenceRule, key: number, { world, moment, eventsOf }: Scene): boolean {
	const events = eventsOf.get(key) ?? [];
	const { within, from, until, sequence } = rule;
	const [start, ...later] = sequence;
	const chain = (timeMs: number, steps: typeof later): boolean => {
		const [step, ...further] = steps;
		if (step === undefined) return true;
		const length = exactLength(step.within);
		const written = "not" in step ? step.not : { event: step.event, where: step.where };
		const following = select(events, written, world.fields, moment).filter(
			(event) => event.timeMs > timeMs && event.timeMs <= timeMs + length,
		);
		if ("not" in step) return timeMs + length <= moment.asOfMs && following.length === 0;
		return following.some((event) => chain(event.timeMs, further));
	};
	return select(events, { ...start, within, from, until }, world.fields, moment).some(({ timeMs }) =>
		chain(timeMs, later),
	);
}

function rank(ranking: Ranking, scene: Scene): Set<number> {
	const { world } = scene;
	const { attribute, trait, top, bottom, ...written } = ranking;
	const field = world.fields.find(({ kind, name }) => kind === "attribute" && name === attribute?.normalize("NFC"));
	const valued = world.customers.flatMap(({ key, attributes }) => {
		if (attribute !== undefined) {
			const value = attributes[known(field).name];
			return value === undefined ? [] : [{ key, value, type: known(field).type }];
		}
		const source =
			trait === undefined ? { ...written, event: known(written.event) } : known(world.traits[trait]).measure;
		const { value, type, overNothing } = measureWritten(source, key, scene);
		return overNothing || value === undefined ? [] : [{ key, value, type }];
	});
	const sign = top === undefined ? 1 : -1;
	const sorted = valued.toSorted((a, b) => sign * compareValues(a.value, b.value, a.type));
	const extent = known(top ?? bottom);
	const size = typeof extent === "number" ? extent : shareOf(extent, sorted.length);
	const edge = sorted[Math.min(size, sorted.length) - 1];
	if (edge === undefined) return new Set();
	return new Set(
		sorted.filter((one) => sign * compareValues(one.value, edge.value, one.type) <= 0).map(({ key }) => key),
	);
}

/** A share of how many, rounded up, in whole numbers. */
function shareOf(percentage: string, total: number): number {
	const perMillion = BigInt(Math.round(Number.parseFloat(percentage) * 10_000));
	return Number((perMillion * BigInt(total) + 999_999n) / 1_000_000n);
}
