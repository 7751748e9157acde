import fc from "fast-check";
import { type Field, FieldType } from "../../src/core/catalogue/field.ts";
import { arbitraryMeasure, arbitrarySegment } from "./arbitrary-rule.ts";
import { EVENT_NAMES, edgeInstants, INSTANTS_OF_EVALUATION, identifierPool, valuePool } from "./value-pools.ts";
import type { PlainCustomer, PlainEvent, PlainValues, World } from "./world.ts";

const TYPES = FieldType.options;
const NAMES = ["größe", "plan", "a.b-c", "Land_2", "名前"];

/** Identifier fields of every world; each customer may have one or not. */
const IDENTIFIERS = ["email", "phone"];

function field(no: number, kind: Field["kind"], name: string, type: FieldType): Field {
	return { no, kind, name, type, labels: [], description: "", confirmed: true };
}

/** At least one attribute and one property of each type, some names shared between the two, numbers in no order. */
const arbitraryFields: fc.Arbitrary<Field[]> = fc
	.tuple(fc.array(fc.constantFrom(...TYPES), { maxLength: 4 }), fc.array(fc.constantFrom(...TYPES), { maxLength: 4 }))
	.chain(([moreAttributes, moreProperties]) => {
		const named = (kind: Field["kind"], types: readonly FieldType[]) =>
			types.map((type, index) => ({ kind, type, name: `${NAMES[index % NAMES.length]}_${index}` }));
		const fields = [
			...named("attribute", [...TYPES, ...moreAttributes]),
			...named("property", [...TYPES.toReversed(), ...moreProperties]),
			...IDENTIFIERS.map((name) => ({ kind: "identifier" as const, type: "text" as const, name })),
		];
		return fc
			.shuffledSubarray(
				fields.map((_, index) => index + 1),
				{ minLength: fields.length },
			)
			.map((numbers) => fields.map(({ kind, name, type }, index) => field(numbers[index] ?? 0, kind, name, type)));
	});

function arbitraryValues(fields: readonly Field[], asOfMs: number): fc.Arbitrary<PlainValues> {
	const entries = fields.map(({ name, type }) => [name, fc.constantFrom(...valuePool(type, asOfMs))] as const);
	return fc.record(Object.fromEntries(entries), { requiredKeys: [], noNullPrototype: true });
}

function arbitraryCustomers(fields: readonly Field[], asOfMs: number, most: number): fc.Arbitrary<PlainCustomer[]> {
	const customer = fc.record({
		attributes: arbitraryValues(
			fields.filter(({ kind }) => kind === "attribute"),
			asOfMs,
		),
		identifiers: fc.record(
			Object.fromEntries(IDENTIFIERS.map((name) => [name, fc.constantFrom(...identifierPool(name))])),
			{ requiredKeys: [], noNullPrototype: true },
		),
	});
	return fc
		.array(customer, { minLength: Math.ceil(most / 2), maxLength: most, size: "max" })
		.map((customers) => customers.map((one, index) => ({ ...one, key: index + 1, externalId: `C${index + 1}` })));
}

function arbitraryEvents(
	fields: readonly Field[],
	asOfMs: number,
	customers: number,
	most: number,
): fc.Arbitrary<PlainEvent[]> {
	const edges = edgeInstants(asOfMs);
	const nearby = fc.integer({ min: 0, max: 96 }).map((quarters) => asOfMs - quarters * 15 * 60_000);
	const event = fc.record({
		customerKey: fc.integer({ min: 1, max: customers }),
		name: fc.constantFrom(...EVENT_NAMES),
		timeMs: fc.oneof(fc.constantFrom(...edges), nearby),
		properties: arbitraryValues(
			fields.filter(({ kind }) => kind === "property"),
			asOfMs,
		),
	});
	return fc.array(event, { maxLength: most, size: "max" });
}

/**
 * Random data with missing values, ties, equal times and times on the edges of windows, and segments, traits and lists
 * over it. Segment `inner` is used by `outer`.
 */
export function arbitraryWorld(
	size: { customers: number; events: number } = { customers: 30, events: 150 },
): fc.Arbitrary<World> {
	return fc.tuple(arbitraryFields, fc.constantFrom(...INSTANTS_OF_EVALUATION)).chain(([fields, asOfMs]) =>
		arbitraryCustomers(fields, asOfMs, size.customers).chain((customers) => {
			const keys = customers.map(({ key }) => key);
			const bare: World = { asOfMs, fields, customers, events: [], segments: {}, traits: {}, lists: {} };
			return fc
				.record({
					events: arbitraryEvents(fields, asOfMs, customers.length, size.events),
					traits: fc.record({
						"first-trait": arbitraryMeasure(bare).map((measure) => ({ measure })),
						"second-trait": arbitraryMeasure(bare).map((measure) => ({ measure })),
					}),
					lists: fc.record({
						"some-list": fc.subarray(keys).map((members) => ({ no: 1, members })),
						"empty-list": fc.constant({ no: 2, members: [] }),
					}),
				})
				.chain((parts) => {
					const world: World = { ...bare, ...parts };
					return arbitrarySegment(world, 1).chain((inner) => {
						const withInner = { ...world, segments: { inner } };
						return arbitrarySegment(withInner, 1).map((outer) => ({ ...world, segments: { inner, outer } }));
					});
				});
		}),
	);
}
