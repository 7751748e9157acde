import type { PlanContext, RuleContext } from "../../src/core/segments/planning/rule-context.ts";
import type { World } from "./world.ts";

/** What a rule over this world is checked against. */
export function ruleContext(world: World): RuleContext {
	return {
		fields: world.fields,
		segments: new Map(Object.entries(world.segments)),
		traits: new Map(Object.entries(world.traits)),
		lists: new Map(Object.entries(world.lists).map(([name, { no }]) => [name, no])),
		eventNames: new Set(world.events.map(({ name }) => name)),
	};
}

/** What a plan over this world is built from; identifiers are compared as they are. */
export function planContext(world: World): PlanContext {
	return {
		...ruleContext(world),
		asOfMs: world.asOfMs,
		customersWithIdentifier: (field, value) =>
			world.customers
				.filter((customer) => (field === "externalId" ? customer.externalId : customer.identifiers[field]) === value)
				.map(({ key }) => key),
	};
}
