import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { arbitrarySegment } from "../../../../test/evaluator/arbitrary-rule.ts";
import { arbitraryWorld } from "../../../../test/evaluator/arbitrary-world.ts";
import { evaluateSegment } from "../../../../test/evaluator/evaluate.ts";
import { planContext } from "../../../../test/evaluator/plan-world.ts";
import { canonicalText, type PlainSegment, type PlainValues, type World } from "../../../../test/evaluator/world.ts";
import type { Field } from "../../../core/catalogue/field.ts";
import { buildPlan } from "../../../core/segments/build-plan.ts";
import type { SegmentPlan } from "../../../core/segments/plan.ts";
import type { EngineRead, SegmentEngine } from "../../../ports/segment-engine.ts";
import { canonicalColumn } from "../canonical-column.ts";
import type { Database } from "../database.ts";
import { NativeBytes } from "../native-bytes.ts";
import { type NativeColumn, textColumn, timeColumn, uint32Column, writeBlock } from "../native-columns.ts";
import { databaseName, type FieldColumn, fieldColumns, qualified, SLICE_KEYS, tableDefinition } from "../tables.ts";
import { createClickHouseSegmentEngine } from "./clickhouse-segment-engine.ts";
import { ensureSegmentTables } from "./ensure-tables.ts";
import { openTemporaryDatabase } from "./temporary-database.fixture.ts";

/** Rules computed altogether; many share one world because loading it costs more than computing a rule. */
const RULES = Number(process.env.SEGWARD_PROPERTY_RUNS ?? 300);
const RULES_A_WORLD = Math.min(RULES, 25);
const LANE = { lane: "ingest" } as const;

let database: Database;
let engine: SegmentEngine;
let close: () => Promise<void>;
let worlds = 0;

beforeAll(async () => {
	({ database, close } = await openTemporaryDatabase());
	engine = createClickHouseSegmentEngine(database, () => new Uint8Array(16));
});
afterAll(() => close());

/** The same world with every second customer in the second slice. */
function acrossSlices(world: World): World {
	const moved = (key: number) => (key % 2 === 0 ? key + SLICE_KEYS : key);
	const lists = Object.entries(world.lists).map(([name, { no, members }]) => [
		name,
		{ no, members: members.map(moved) },
	]);
	return {
		...world,
		customers: world.customers.map((customer) => ({ ...customer, key: moved(customer.key) })),
		events: world.events.map((event) => ({ ...event, customerKey: moved(event.customerKey) })),
		lists: Object.fromEntries(lists),
	};
}

async function load(world: World): Promise<EngineRead> {
	const workspaceId = `world${worlds++}`;
	const columns = world.fields.filter(({ kind }) => kind !== "identifier").map(({ no }) => no);
	const attributes = fieldColumns("attribute", world.fields, columns);
	const properties = fieldColumns("property", world.fields, columns);
	const insert = async (table: string, columns: readonly NativeColumn[], rows: number) => {
		const blocks = new NativeBytes(Buffer.alloc(1024));
		writeBlock(blocks, columns, rows);
		if (rows > 0) await database.insertNative(qualified(workspaceId, table), columns, blocks.payload(), LANE);
	};
	const fieldValues = (columns: readonly FieldColumn[], rows: readonly PlainValues[]) =>
		columns.map(({ name, fieldNo, type }) => {
			const field = world.fields.find(({ no }) => no === fieldNo) as Field;
			const texts = rows.map(({ [field.name]: value }) => (value === undefined ? null : canonicalText(type, value)));
			return canonicalColumn(name, type, texts);
		});

	await database.command(`CREATE DATABASE ${databaseName(workspaceId)}`, {}, LANE);
	for (const [table, definition] of [
		["customers_v1", tableDefinition("customers", attributes)],
		["events_v1", tableDefinition("events", properties)],
		["vault_v1", tableDefinition("vault")],
	] as const) {
		await database.command(`CREATE TABLE ${qualified(workspaceId, table)} ${definition}`, {}, LANE);
	}
	await ensureSegmentTables(database, workspaceId);
	const { customers, events } = world;
	const customerKeys = customers.map(({ key }) => key);
	const ofCustomers = customers.map((customer) => customer.attributes);
	await insert(
		"customers_v1",
		[uint32Column("customer_key", customerKeys), ...fieldValues(attributes, ofCustomers)],
		customers.length,
	);
	const ofEvents = fieldValues(
		properties,
		events.map((event) => event.properties),
	);
	const names = events.map(({ name }) => name);
	const keys = events.map(({ customerKey }) => customerKey);
	const times = events.map(({ timeMs }) => timeMs);
	await insert(
		"events_v1",
		[textColumn("name", names), uint32Column("customer_key", keys), timeColumn("time", times), ...ofEvents],
		events.length,
	);
	const identified = world.fields
		.filter(({ kind }) => kind === "identifier")
		.flatMap(({ no, name }) =>
			customers.filter(({ identifiers }) => identifiers[name] !== undefined).map(({ key }) => ({ key, no })),
		);
	await insert(
		"vault_v1",
		[
			uint32Column(
				"customer_key",
				identified.map(({ key }) => key),
			),
			uint32Column(
				"field_no",
				identified.map(({ no }) => no),
			),
		],
		identified.length,
	);
	for (const { no, members } of Object.values(world.lists)) await engine.writeList(workspaceId, no, members);

	const nextCustomerKey = Math.max(...world.customers.map(({ key }) => key)) + 1;
	return {
		workspaceId,
		version: {
			version: 1,
			tables: { customers: "customers_v1", events: "events_v1", vault: "vault_v1" },
			customers: world.customers.length,
			events: world.events.length,
			nextCustomerKey,
			columns,
		},
	};
}

async function compare(world: World, segments: readonly PlainSegment[]): Promise<void> {
	const read = await load(world);
	const plans = segments.map((segment) => buildPlan(segment, planContext(world)));
	const targets = plans.map((plan, index) => ({ segmentNo: index + 1, refreshNo: 1, plan }));
	const refreshed = await engine.refresh(read, targets);
	for (const [index, segment] of segments.entries()) {
		const expected = [...evaluateSegment(segment, world)].sort((a, b) => a - b);
		const target = { segmentNo: index + 1, refreshNo: 1 };
		const members = await engine.members(read.workspaceId, target, 0, 1_000);
		const written = JSON.stringify(segment);
		expect({ written, members }).toEqual({ written, members: expected });
		expect(refreshed[index]?.size).toBe(expected.length);
		const plan = plans[index] as SegmentPlan;
		// Rules about attributes alone are counted by a condition over the table instead.
		expect({ written, counted: await engine.count(read, plan) }).toEqual({ written, counted: expected.length });
	}
	await database.command(`DROP DATABASE ${databaseName(read.workspaceId)} SYNC`, {}, LANE);
}

test(
	`random rules over random data have the members that the evaluator finds (${RULES} rules)`,
	async () => {
		const scene = arbitraryWorld().chain((world) =>
			fc.record({
				world: fc.constant(world),
				segments: fc.array(arbitrarySegment(world), { minLength: RULES_A_WORLD, maxLength: RULES_A_WORLD }),
				spread: fc.boolean(),
			}),
		);
		const property = fc.asyncProperty(scene, ({ world, segments, spread }) =>
			compare(spread ? acrossSlices(world) : world, segments),
		);
		await fc.assert(property, { numRuns: Math.ceil(RULES / RULES_A_WORLD), endOnFailure: true });
	},
	30_000 + RULES * 200,
);
