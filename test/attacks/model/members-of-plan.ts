import type { PlanNode, Rank, ValueTest } from "../../../src/core/segments/plan.ts";

export interface ModelCustomer {
	key: number;
	/** Attribute values by field number; all whole numbers. */
	values: ReadonlyMap<number, number>;
}

export interface ModelData {
	customers: readonly ModelCustomer[];
	/** Customer keys on a list, by its number. */
	lists: ReadonlyMap<number, ReadonlySet<number>>;
}

/** Customer keys that a plan selects: the few kinds of conditions that attacks use. */
export function membersOfPlan(node: PlanNode, data: ModelData): number[] {
	const test = predicateOf(node, data);
	return data.customers.filter(test).map(({ key }) => key);
}

function predicateOf(node: PlanNode, data: ModelData): (customer: ModelCustomer) => boolean {
	switch (node.kind) {
		case "everyone":
			return () => true;
		case "not": {
			const inner = predicateOf(node.node, data);
			return (customer) => !inner(customer);
		}
		case "all": {
			const parts = node.nodes.map((one) => predicateOf(one, data));
			return (customer) => parts.every((part) => part(customer));
		}
		case "any": {
			const parts = node.nodes.map((one) => predicateOf(one, data));
			return (customer) => parts.some((part) => part(customer));
		}
		case "list": {
			const members = data.lists.get(node.listNo);
			return ({ key }) => members?.has(key) ?? false;
		}
		case "attribute":
			return ofValue(node.field.no, valueTest(node.test));
		case "rank":
			return rankTest(node.rank, data);
		default:
			throw new Error(`the model does not know ${node.kind}`);
	}
}

function ofValue(fieldNo: number, test: (value: number) => boolean): (customer: ModelCustomer) => boolean {
	return ({ values }) => test(values.get(fieldNo) ?? Number.NaN);
}

function valueTest(test: ValueTest): (value: number) => boolean {
	if (test.op === "equals") {
		const values = new Set(test.values.map(Number));
		return (value) => values.has(value);
	}
	if (test.op !== "range") throw new Error(`the model does not know ${test.op}`);
	const low = Number(test.low?.value ?? Number.NEGATIVE_INFINITY);
	const high = Number(test.high?.value ?? Number.POSITIVE_INFINITY);
	return (value) => value >= low && value <= high;
}

function rankTest({ by, direction, count = 0 }: Rank, { customers }: ModelData): (customer: ModelCustomer) => boolean {
	if (by.kind !== "attribute") throw new Error("the model ranks by attributes");
	const { no } = by.field;
	const sign = direction === "top" ? -1 : 1;
	const values = customers.map((customer) => sign * (customer.values.get(no) ?? 0)).sort((a, b) => a - b);
	const last = values[Math.min(count, values.length) - 1] ?? Number.NEGATIVE_INFINITY;
	return ofValue(no, (value) => sign * value <= last);
}
