import { type ProtectedSize, protectSize, shownNumber } from "../../core/privacy/protected-size.ts";
import { describeRule } from "../../core/segments/describe-rule.ts";
import { inRuleOrder } from "../../core/segments/rule-order.ts";
import { waterfallOf } from "../../core/segments/waterfall.ts";
import type { Call } from "../call.ts";
import { exactSizes } from "../privacy/exact-sizes.ts";
import { payerOf } from "../privacy/size-accounts.ts";
import { isoInstant, type Services } from "../services.ts";
import { type PlannedSegment, type RuleInput, withPlannedSegment } from "./plan-segment.ts";
import { documentShower } from "./shown-document.ts";
import { sizedSegmentOf, sizeQuestions } from "./size-questions.ts";

/**
 * How many customers each condition of a rule keeps, and the SQL that computes it (values are bound, so it holds none).
 * Each condition and step is a question of its own; those that ask the same are asked once.
 */
export function explainSegment(services: Services) {
	return (call: Call, input: RuleInput) =>
		withPlannedSegment(services, call, input, async (planned) => {
			const { plan, version, document, fieldNames, segments } = planned;
			const read = { workspaceId: call.workspaceId, version, signal: call.signal };
			const steps = "all" in document.spec.rule ? waterfallOf(plan.root) : [];
			const nodes = [...inRuleOrder(plan.root), ...steps];
			const sizes = await sizesOf(services, call, planned, steps.length > 0);
			const { sql } = await services.engine.describe(read, plan);
			const concealed = await documentShower(services, call);
			const others = new Map([...segments].map(([name, { rule }]) => [name, { rule: concealed(rule) }]));
			const texts = describeRule(concealed(document.spec.rule), others);
			const shown = nodes.map(({ path }, index) => ({
				path,
				text: texts.get(path) ?? (path === "everyone" ? "everyone" : ""),
				size: sizes[index] ?? { kind: "withheld" as const, reason: "not-published" as const },
			}));
			const [whole] = shown;
			call.note({
				customers: whole && shownNumber(whole.size),
				purpose: document.spec.purpose,
				fields: fieldNames,
				resourceId: document.metadata.name,
			});
			const conditions = nodes.length - steps.length;
			return {
				asOf: isoInstant(plan.asOfMs),
				conditions: shown.slice(0, conditions),
				waterfall: shown.slice(conditions),
				sql,
			};
		});
}

/** One size a node of the rule, in rule order, then one a step. */
async function sizesOf(
	services: Services,
	call: Call,
	{ plan, question, version, document }: PlannedSegment,
	withSteps: boolean,
): Promise<ProtectedSize[]> {
	const { engine, settings, sizes } = services;
	const stepsOf = ({ root }: PlannedSegment["plan"]) => (withSteps ? waterfallOf(root) : []);
	const explain = () =>
		engine.explain({ workspaceId: call.workspaceId, version, signal: call.signal }, plan, stepsOf(plan));
	if (exactSizes(services, call)(sizedSegmentOf(document))) {
		return (await explain()).map(({ customers }) => protectSize(customers, settings.sizeThreshold));
	}
	const asked = [...inRuleOrder(question.root), ...stepsOf(question)];
	const questions = await sizeQuestions(services, call.workspaceId, version, asked);
	return (await sizes.ask(payerOf(call, "segment:explain"), questions, explain)).map(({ size }) => size);
}
