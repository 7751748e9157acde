import fc from "fast-check";
import type { Field, FieldType } from "../../src/core/catalogue/field.ts";
import type { AttributeRule } from "../../src/core/segments/rule/attribute.ts";
import type { EventRule } from "../../src/core/segments/rule/event.ts";
import type { EventMeasure } from "../../src/core/segments/rule/measure.ts";
import type { Predicate } from "../../src/core/segments/rule/predicate.ts";
import type { RankRule } from "../../src/core/segments/rule/rank.ts";
import type { Rule } from "../../src/core/segments/rule/rule.ts";
import type { SequenceRule } from "../../src/core/segments/rule/sequence.ts";
import { arbitraryPredicate } from "./arbitrary-predicate.ts";
import { DURATIONS, EVENT_NAMES, EXACT_DURATIONS, edgeInstants, identifierPool, TIME_ZONES } from "./value-pools.ts";
import { localDate } from "./wall-time.ts";
import type { PlainSegment, World } from "./world.ts";

const NUMBERS: readonly FieldType[] = ["integer", "decimal", "float"];
const ORDERED: readonly FieldType[] = [...NUMBERS, "date", "timestamp"];
const SINGLE: readonly FieldType[] = [...ORDERED, "text", "boolean"];

function fieldsOf(world: World, kind: Field["kind"], types: readonly FieldType[] = [...SINGLE, "text-list"]): Field[] {
	return world.fields.filter((field) => field.kind === kind && types.includes(field.type));
}

/** A valid rule over this world and a time zone. @param depth how many levels of `all`, `any` and `not` at most. */
export function arbitrarySegment(world: World, depth = 2): fc.Arbitrary<PlainSegment> {
	return fc.record(
		{ rule: arbitraryRule(world, depth), timeZone: fc.constantFrom(...TIME_ZONES) },
		{ requiredKeys: ["rule"], noNullPrototype: true },
	);
}

export function arbitraryRule(world: World, depth = 2): fc.Arbitrary<Rule> {
	const leaf = arbitraryCondition(world);
	if (depth === 0) return leaf;
	const inner = arbitraryRule(world, depth - 1);
	const some = fc.array(inner, { minLength: 1, maxLength: 3 });
	return fc.oneof(
		{ weight: 3, arbitrary: leaf },
		{ weight: 2, arbitrary: some.map((all) => ({ all })) },
		{ weight: 2, arbitrary: some.map((any) => ({ any })) },
		{ weight: 2, arbitrary: inner.map((not) => ({ not })) },
	);
}

/** One condition of any kind but `all`, `any` and `not`. */
export function arbitraryCondition(world: World): fc.Arbitrary<Rule> {
	const references: fc.Arbitrary<Rule>[] = [
		fc.constantFrom(...Object.keys(world.lists), "some-list").map((list) => ({ list })),
		...Object.keys(world.segments).map((segment) => fc.constant({ segment })),
	].filter((_, index) => index > 0 || Object.keys(world.lists).length > 0);
	return fc.oneof(
		{ weight: 6, arbitrary: arbitraryAttribute(world) },
		{ weight: 8, arbitrary: arbitraryEvent(world) },
		{ weight: 3, arbitrary: arbitrarySequence(world) },
		{ weight: 3, arbitrary: arbitraryRank(world) },
		{ weight: 2, arbitrary: arbitraryTrait(world) },
		{ weight: 1, arbitrary: arbitraryIdentifier() },
		{ weight: 1, arbitrary: arbitrarySample },
		{ weight: 1, arbitrary: fc.constant<Rule>({ everyone: true }) },
		...references.map((arbitrary) => ({ weight: 1, arbitrary })),
	);
}

const arbitrarySample: fc.Arbitrary<Rule> = fc
	.tuple(fc.constantFrom("10%", "50%", "33.3333%", "100%", "0.0001%"), fc.constantFrom("x", "Größe ✓ 😀", "2026"))
	.map(([sample, seed]) => ({ sample, seed }));

function arbitraryIdentifier(): fc.Arbitrary<AttributeRule> {
	const named = fc.constantFrom("email", "phone").chain((attribute) => {
		const value = fc.constantFrom(...identifierPool(attribute), "nobody");
		return arbitraryIdentity(attribute, value);
	});
	return fc.oneof(named, arbitraryIdentity("externalId", fc.constantFrom("C1", "C2", "C5", "C999")));
}

function arbitraryIdentity(attribute: string, value: fc.Arbitrary<string>): fc.Arbitrary<AttributeRule> {
	return fc.oneof(
		value.map((equals) => ({ attribute, equals })),
		fc.array(value, { minLength: 1, maxLength: 3 }).map((set) => ({ attribute, in: set })),
		fc.boolean().map((known) => ({ attribute, known })),
	);
}

function arbitraryAttribute(world: World): fc.Arbitrary<AttributeRule> {
	return fc
		.constantFrom(...fieldsOf(world, "attribute"))
		.chain(({ name, type }) =>
			arbitraryPredicate(type, world.asOfMs).map((predicate) => ({ attribute: name, ...predicate })),
		);
}

function arbitraryWindow({ asOfMs }: World) {
	const moments = edgeInstants(asOfMs).map((instant) => new Date(instant).toISOString());
	const moment = fc.oneof(
		fc.constantFrom(...moments),
		fc.constantFrom(...moments).map((text) => localDate(Date.parse(text), "UTC")),
	);
	return fc.oneof(
		fc.constant({}),
		fc.constantFrom(...DURATIONS).map((within) => ({ within })),
		moment.map((from) => ({ from })),
		moment.map((until) => ({ until })),
		fc
			.tuple(moment, moment)
			.filter(([from, until]) => Date.parse(from) + 4 * 86_400_000 < Date.parse(until))
			.map(([from, until]) => ({ from, until })),
	);
}

function arbitrarySelector(world: World) {
	const where = fc
		.uniqueArray(fc.constantFrom(...fieldsOf(world, "property")), {
			minLength: 1,
			maxLength: 2,
			selector: ({ name }) => name,
		})
		.chain((fields) =>
			fc.tuple(...fields.map(({ name, type }) => arbitraryPredicate(type, world.asOfMs).map((test) => [name, test]))),
		)
		.map((tests): Record<string, Predicate> => Object.fromEntries(tests));
	return fc.record(
		{ event: fc.constantFrom("*", ...EVENT_NAMES), where },
		{ requiredKeys: ["event"], noNullPrototype: true },
	);
}

const MEASURES_OF_TYPE = {
	distinct: SINGLE,
	sum: NUMBERS,
	average: NUMBERS,
	minimum: ORDERED,
	maximum: ORDERED,
	first: SINGLE,
	last: SINGLE,
} as const;
type PropertyMeasure = keyof typeof MEASURES_OF_TYPE;

/** A measure of a property, with the type of what it gives. */
function arbitraryPropertyMeasure(world: World) {
	return fc.constantFrom(...(Object.keys(MEASURES_OF_TYPE) as PropertyMeasure[])).chain((kind) =>
		fc.constantFrom(...fieldsOf(world, "property", MEASURES_OF_TYPE[kind])).map(({ name, type }) => {
			const result: FieldType = kind === "distinct" ? "integer" : kind === "average" ? "float" : type;
			return { kind, name, type: result };
		}),
	);
}

const arbitraryCount: fc.Arbitrary<number | Predicate> = fc.oneof(
	fc.integer({ min: 0, max: 4 }),
	fc
		.tuple(
			fc.constantFrom("atLeast", "atMost", "moreThan", "lessThan", "equals", "notEquals"),
			fc.integer({ min: 0, max: 4 }),
		)
		.map(([key, count]): Predicate => ({ [key]: count })),
	fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 2 }).map((set): Predicate => ({ in: set })),
);

function arbitraryEvent(world: World): fc.Arbitrary<EventRule> {
	const compared: fc.Arbitrary<Partial<EventRule>> = fc.oneof(
		fc.constant({}),
		arbitraryCount.map((count) => ({ count })),
		fc
			.tuple(fc.constantFrom("first", "last"), arbitraryPredicate("timestamp", world.asOfMs))
			.map(([kind, predicate]) => ({ [kind]: predicate })),
		arbitraryPropertyMeasure(world).chain(({ kind, name, type }) =>
			arbitraryPredicate(type, world.asOfMs).map((predicate): Partial<EventRule> => {
				if (kind === "first" || kind === "last") return { [kind]: { property: name, ...predicate } };
				const { within, ...rest } = predicate;
				return { [kind]: name, ...(within === undefined ? rest : { olderThan: within }) };
			}),
		),
	);
	return fc
		.tuple(arbitrarySelector(world), arbitraryWindow(world), compared)
		.map(([selector, window, comparison]) => ({ ...selector, ...window, ...comparison }));
}

/** A measure that is compared with nothing. @param types of its result. */
export function arbitraryMeasure(world: World, types: readonly FieldType[] = SINGLE): fc.Arbitrary<EventMeasure> {
	const bare: fc.Arbitrary<Partial<EventMeasure>> = fc.oneof(
		fc.constantFrom<Partial<EventMeasure>>({ count: true }, { first: true }, { last: true }),
		arbitraryPropertyMeasure(world)
			.filter(({ type }) => types.includes(type))
			.map(({ kind, name }) => ({ [kind]: kind === "first" || kind === "last" ? { property: name } : name })),
	);
	return fc
		.tuple(arbitrarySelector(world), arbitraryWindow(world), bare)
		.map(([selector, window, measure]) => ({ ...selector, ...window, ...measure }));
}

/** Type of the value of a measure as written. */
function typeOfMeasure(world: World, written: EventMeasure): FieldType {
	if (written.count || written.distinct) return "integer";
	if (written.average) return "float";
	const extreme = written.first ?? written.last;
	if (extreme === true) return "timestamp";
	const name = extreme?.property ?? written.sum ?? written.minimum ?? written.maximum;
	return fieldsOf(world, "property").find((field) => field.name === name)?.type ?? "integer";
}

function arbitraryTrait(world: World): fc.Arbitrary<Rule> {
	const traits = Object.entries(world.traits);
	if (traits.length === 0) return fc.constant({ everyone: true });
	return fc
		.constantFrom(...traits)
		.chain(([trait, { measure }]) =>
			arbitraryPredicate(typeOfMeasure(world, measure), world.asOfMs).map((predicate) => ({ trait, ...predicate })),
		);
}

function arbitrarySequence(world: World): fc.Arbitrary<SequenceRule> {
	const selector = arbitrarySelector(world);
	const within = fc.constantFrom(...EXACT_DURATIONS);
	const then = fc.tuple(selector, within).map(([step, length]) => ({ ...step, within: length }));
	const absent = fc.record({ not: selector, within });
	return fc
		.tuple(selector, fc.array(then, { maxLength: 2 }), fc.oneof(then, absent), arbitraryWindow(world))
		.map(([first, middle, last, window]) => ({ sequence: [first, ...middle, last], ...window }));
}

function arbitraryRank(world: World): fc.Arbitrary<RankRule> {
	const rankable = Object.entries(world.traits).filter(([, { measure }]) =>
		ORDERED.includes(typeOfMeasure(world, measure)),
	);
	const by: fc.Arbitrary<RankRule["rank"]> = fc.oneof(
		fc.constantFrom(...fieldsOf(world, "attribute", ORDERED)).map(({ name }) => ({ attribute: name })),
		arbitraryMeasure(world, ORDERED),
		...rankable.map(([trait]) => fc.constant({ trait })),
	);
	const extent = fc.constantFrom<number | string>(1, 2, 5, 1000, "7%", "10%", "33.3333%", "100%");
	return fc
		.tuple(by, fc.constantFrom("top", "bottom"), extent)
		.map(([value, direction, size]) => ({ rank: { ...value, [direction]: size } }));
}
