import type { Measure, PlanField, PlanNode, Rank, Sequence, ValueTest } from "../../../core/segments/plan.ts";
import type { BoundParameters } from "./bound-parameters.ts";
import { missingColumn, SUMMED_TYPE } from "./column-types.ts";
import { KEY_RANGE } from "./engine-tables.ts";
import type { EventSource } from "./event-source.ts";
import { measureSql } from "./measure-sql.ts";
import type { RankBoundaries } from "./rank-boundary.ts";
import { combine, complement, EVERYONE, NOBODY, type Region } from "./region.ts";
import { sequenceSql } from "./sequence-sql.ts";
import { valueFilterSql, valueTestSql, zeroFulfils } from "./value-test-sql.ts";

/** What a plan is compiled against: the statement's parameters, its columns and its sources. */
export interface CompileTarget {
	parameters: BoundParameters;
	columns: ReadonlySet<number>;
	/** Table of sealed identifiers, ordered by field and customer; undefined where the workspace has none. */
	vault?: string;
	lists: string;
	/** The scan for these event names (undefined: all events); undefined where the workspace has no events. */
	eventSource(names: readonly string[] | undefined): EventSource | undefined;
	boundaries: RankBoundaries;
}

/** Compiles one node and all below it. */
export function compileNode(node: PlanNode, asOfMs: number, target: CompileTarget): Region {
	const compile = (child: PlanNode) => compileNode(child, asOfMs, target);
	const { parameters } = target;
	switch (node.kind) {
		case "all":
		case "any":
			return combine(node.kind, node.nodes.map(compile));
		case "not":
			return complement(compile(node.node));
		case "everyone":
			return EVERYONE;
		case "attribute":
			return attributeRegion(node.field, node.test, target);
		case "customers":
			if (node.customerKeys.length === 0) return NOBODY;
			return {
				kind: "customers",
				condition: `customer_key IN ${parameters.bind("Array(UInt32)", node.customerKeys)}`,
			};
		case "identified":
			if (target.vault === undefined) return NOBODY;
			return {
				kind: "stored",
				bitmap: "groupBitmapState(customer_key)",
				from: `${target.vault} WHERE field_no = ${parameters.bind("UInt32", node.fieldNo)} AND ${KEY_RANGE}`,
			};
		case "sample": {
			const key = `(${parameters.bind("UInt64", node.seed.k0)}, ${parameters.bind("UInt64", node.seed.k1)})`;
			const condition = `sipHash64Keyed(${key}, customer_key) % 1000000 < ${parameters.bind("UInt32", node.perMillion)}`;
			return { kind: "customers", condition };
		}
		case "list":
			return {
				kind: "stored",
				bitmap: "bitmapSubsetInRange(groupBitmapMergeState(members), {lo:UInt32}, {end:UInt32})",
				from: `${target.lists} WHERE list_no = ${parameters.bind("UInt32", node.listNo)} AND slice = {slice:UInt32}`,
			};
		case "measure":
			return measureRegion(node.measure, node.test, target);
		case "sequence":
			return sequenceRegion(node.sequence, asOfMs, target);
		case "rank":
			return rankRegion(node.rank, target);
	}
}

/** An attribute's column, or NULL of its type in a table that lacks it. */
export function attributeColumn(field: PlanField, columns: ReadonlySet<number>): string {
	return columns.has(field.no) ? `a_${field.no}` : missingColumn(field.type);
}

/** Event names a sequence needs; undefined when some step takes any event. */
export function sequenceNames(sequence: Sequence): string[] | undefined {
	const names = [sequence.first, ...sequence.steps.map((step) => step.selection)].map(({ event }) => event);
	return names.every((name) => name !== undefined) ? [...new Set(names)].sort() : undefined;
}

export function measureNames({ selection }: Measure): string[] | undefined {
	return selection.event === undefined ? undefined : [selection.event];
}

function attributeRegion(field: PlanField, test: ValueTest, { columns, parameters }: CompileTarget): Region {
	const value = { sql: attributeColumn(field, columns), type: field.type };
	const condition = valueTestSql(value, test, parameters);
	return { kind: "customers", condition, filter: valueFilterSql(value, test, parameters) };
}

function measureRegion(measure: Measure, test: ValueTest, target: CompileTarget): Region {
	const source = target.eventSource(measureNames(measure));
	const counts = ["count", "distinct", "sum"].includes(measure.aggregate.kind);
	const otherwise = counts ? zeroFulfils(test) : test.op === "missing";
	if (!source) return otherwise ? EVERYONE : NOBODY;
	const { value } = measureSql(measure, source);
	const condition = valueTestSql({ sql: value, type: measure.type }, test, target.parameters);
	return { kind: "events", source, condition, otherwise };
}

function sequenceRegion(sequence: Sequence, asOfMs: number, target: CompileTarget): Region {
	const source = target.eventSource(sequenceNames(sequence));
	if (!source) return NOBODY;
	const condition = sequenceSql(sequence, asOfMs, source, target.parameters);
	return { kind: "events", source, condition, otherwise: false };
}

function rankRegion(rank: Rank, target: CompileTarget): Region {
	const boundary = target.boundaries.get(rank);
	if (boundary === undefined) return NOBODY;
	const { by } = rank;
	const type = by.kind === "attribute" ? by.field.type : by.measure.type;
	const bound =
		type === "float"
			? `reinterpretAsFloat64(${target.parameters.bind("UInt64", boundary)})`
			: target.parameters.bind(SUMMED_TYPE[type], boundary);
	const reaches = (value: string) => `ifNull(${value} ${rank.direction === "top" ? ">=" : "<="} ${bound}, 0)`;
	if (by.kind === "attribute") {
		return { kind: "customers", condition: reaches(attributeColumn(by.field, target.columns)) };
	}
	const source = target.eventSource(measureNames(by.measure));
	if (!source) return NOBODY;
	return {
		kind: "events",
		source,
		condition: reaches(measureSql(by.measure, source).ranked),
		otherwise: false,
	};
}
