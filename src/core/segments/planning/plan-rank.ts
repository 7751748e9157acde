import { suggestion } from "../nearest-name.ts";
import type { PlanNode, Rank } from "../plan.ts";
import { outlineMeasure } from "../rule/measure.ts";
import { perMillionOf } from "../rule/percentage.ts";
import type { Ranking, RankRule } from "../rule/rank.ts";
import { errorAt } from "../rule-issue.ts";
import { planField } from "./plan-attribute.ts";
import { ORDERED_TYPES, planMeasure } from "./plan-measure.ts";
import type { Planning } from "./planning.ts";
import { EXTERNAL_ID } from "./rule-context.ts";

export function planRank({ rank }: RankRule, path: string, planning: Planning): PlanNode | null {
	const at = `${path}.rank`;
	const by = planBy(rank, at, planning);
	if (by === null) return null;
	const type = by.kind === "attribute" ? by.field.type : by.measure.type;
	if (!ORDERED_TYPES.includes(type)) {
		planning.report(errorAt(at, `${type} has no order to rank by`, "rank by a number, a date or an instant"));
		return null;
	}
	const extent = rank.top ?? rank.bottom ?? 1;
	const size = typeof extent === "number" ? { count: extent } : { percent: (perMillionOf(extent) ?? 0) / 10_000 };
	return { kind: "rank", path, rank: { by, direction: rank.top === undefined ? "bottom" : "top", ...size } };
}

function planBy(rank: Ranking, path: string, planning: Planning): Rank["by"] | null {
	if (rank.attribute !== undefined) return planByAttribute(rank.attribute, `${path}.attribute`, planning);
	if (rank.trait !== undefined) {
		const measure = planTraitMeasure(rank.trait, `${path}.trait`, planning);
		return measure && { kind: "measure", measure };
	}
	const { attribute: _, trait: __, top: ___, bottom: ____, event = "*", ...beside } = rank;
	const measure = planMeasure(outlineMeasure({ event, ...beside }), path, planning);
	return measure && { kind: "measure", measure };
}

function planByAttribute(written: string, path: string, { fields, report }: Planning): Rank["by"] | null {
	const name = written.normalize("NFC");
	const field = fields.attribute.get(name);
	if (field !== undefined) return { kind: "attribute", field: planField(field) };
	const sealed = name === EXTERNAL_ID || fields.identifier.has(name);
	report(
		sealed
			? errorAt(path, `\`${name}\` identifies a person and has no order to rank by`)
			: errorAt(path, `unknown attribute \`${name}\``, suggestion(name, fields.attribute.keys())),
	);
	return null;
}

/** The measure of a named trait, its own faults told at the place that names it. */
export function planTraitMeasure(name: string, path: string, planning: Planning) {
	const trait = planning.context.traits.get(name);
	if (trait === undefined) {
		planning.report(errorAt(path, `unknown trait \`${name}\``, suggestion(name, planning.context.traits.keys())));
		return null;
	}
	const report: Planning["report"] = (issue) => {
		if (issue.severity === "error") {
			planning.report(errorAt(path, `trait \`${name}\` cannot be used: ${issue.message}`, issue.hint));
		}
	};
	return planMeasure(outlineMeasure(trait.measure), "measure", { ...planning, report });
}
