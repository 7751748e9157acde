import { protectSize } from "../../core/privacy/protected-size.ts";
import { describeRule } from "../../core/segments/describe-rule.ts";
import { waterfallOf } from "../../core/segments/waterfall.ts";
import type { ExplainedCondition } from "../../ports/segment-engine.ts";
import type { Call } from "../call.ts";
import { isoInstant, type Services } from "../services.ts";
import { type RuleInput, withPlannedSegment } from "./plan-segment.ts";
import { documentShower } from "./shown-document.ts";

/** How many customers each condition of a rule keeps, and the SQL that computes it (values are bound, so it holds none). */
export function explainSegment(services: Services) {
	return (call: Call, input: RuleInput) =>
		withPlannedSegment(services, call, input, async ({ plan, version, document, fieldNames, segments }) => {
			const read = { workspaceId: call.workspaceId, version, signal: call.signal };
			const steps = "all" in document.spec.rule ? waterfallOf(plan.root) : [];
			const explained = await services.engine.explain(read, plan, steps);
			const conditions = explained.slice(0, explained.length - steps.length);
			const { sql } = await services.engine.describe(read, plan);
			const concealed = await documentShower(services, call);
			const others = new Map([...segments].map(([name, { rule }]) => [name, { rule: concealed(rule) }]));
			const texts = describeRule(concealed(document.spec.rule), others);
			call.note({
				customers: conditions[0]?.customers ?? 0,
				purpose: document.spec.purpose,
				fields: fieldNames,
				resourceId: document.metadata.name,
			});
			const shown = ({ path, customers }: ExplainedCondition) => ({
				path,
				text: texts.get(path) ?? (path === "everyone" ? "everyone" : ""),
				size: protectSize(customers, services.settings.sizeThreshold),
			});
			return {
				asOf: isoInstant(plan.asOfMs),
				conditions: conditions.map(shown),
				waterfall: explained.slice(conditions.length).map(shown),
				sql,
			};
		});
}
