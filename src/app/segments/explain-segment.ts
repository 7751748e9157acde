import { protectSize } from "../../core/privacy/protected-size.ts";
import { describeRule } from "../../core/segments/describe-rule.ts";
import type { Call } from "../call.ts";
import { isoInstant, type Services } from "../services.ts";
import { type RuleInput, withPlannedSegment } from "./plan-segment.ts";

/** How many customers each condition of a rule keeps, and the SQL that computes it (values are bound, so it holds none). */
export function explainSegment(services: Services) {
	return (call: Call, input: RuleInput) =>
		withPlannedSegment(services, call.workspaceId, input, async ({ plan, version, document, fieldNames, segments }) => {
			const read = { workspaceId: call.workspaceId, version, signal: call.signal };
			const conditions = await services.engine.explain(read, plan);
			const { sql } = await services.engine.describe(read, plan);
			const texts = describeRule(document.spec.rule, segments);
			call.note({
				customers: conditions[0]?.customers ?? 0,
				purpose: document.spec.purpose,
				fields: fieldNames,
				resourceId: document.metadata.name,
			});
			return {
				asOf: isoInstant(plan.asOfMs),
				conditions: conditions.map(({ path, customers }) => ({
					path,
					text: texts.get(path) ?? "",
					size: protectSize(customers, services.settings.sizeThreshold),
				})),
				sql,
			};
		});
}
