import type { Field } from "../../core/catalogue/field.ts";
import { buildPlan } from "../../core/segments/build-plan.ts";
import { identifiersIn } from "../../core/segments/identifiers-in.ts";
import { parseSegmentDocument } from "../../core/segments/parse-document.ts";
import type { SegmentPlan } from "../../core/segments/plan.ts";
import type { RuleContext } from "../../core/segments/planning/rule-context.ts";
import { fieldsIn, referencesIn } from "../../core/segments/references.ts";
import type { SegmentDocument } from "../../core/segments/segment-document.ts";
import { TraitDocument } from "../../core/segments/trait-document.ts";
import type { DataVersion } from "../../ports/customer-data.ts";
import type { Call } from "../call.ts";
import { fieldAccess, refuseFields } from "../catalogue/field-access.ts";
import type { Services } from "../services.ts";
import { refuseErrors } from "./check-segment.ts";
import { withCurrentVersion } from "./current-version.ts";
import { fieldsOfRule } from "./fields-of-rule.ts";
import { findCustomersOfEach } from "./find-customers.ts";
import { findSegment } from "./find-segment.ts";
import { forbiddenUses } from "./forbidden-uses.ts";
import { ParsedOnDemand } from "./parsed-on-demand.ts";
import { documentOf } from "./segment-view.ts";

const HOUR_MS = 3_600_000;

type Deps = Pick<Services, "store" | "clock" | "data" | "vaults" | "formats">;

/** A rule to compute: a document, or a stored segment by name. */
export interface RuleInput {
	document?: Record<string, unknown>;
	name?: string;
	asOf?: string;
}

/** What every rule of one evaluation sees: one instant, one data version, one catalogue. */
export interface Planning {
	workspaceId: string;
	asOfMs: number;
	/** The instant that questions about sizes are told apart by: within an hour, the same question is the same. */
	questionAsOfMs: number;
	version: DataVersion;
	context: RuleContext;
}

export interface PlannedSegment {
	document: SegmentDocument;
	plan: SegmentPlan;
	/** The same plan at `questionAsOfMs`, node by node. */
	question: SegmentPlan;
	version: DataVersion;
	fields: readonly Field[];
	segments: RuleContext["segments"];
	/** Names of the fields that the rule uses, referenced segments included. */
	fieldNames: string[];
	/** Customers whom the rule names by an identifier. */
	namedCustomers: number[];
}

/**
 * Plans one rule and hands it to `work` on a data version that stays until `work` has ended.
 *
 * @throws SegwardError `segment-file-invalid`, `rule-invalid`, `not-found`; `field-forbidden` where a stored rule uses what
 *   the caller may not.
 */
export async function withPlannedSegment<T>(
	deps: Deps & Pick<Services, "policies">,
	call: Call,
	input: RuleInput,
	work: (planned: PlannedSegment) => Promise<T>,
): Promise<T> {
	const { workspaceId } = call;
	const document =
		input.document === undefined
			? documentOf(await findSegment(deps.store, workspaceId, input.name ?? ""))
			: parseSegmentDocument(input.document);
	const { rule, purpose } = document.spec;
	if (input.document === undefined) {
		const fields = await fieldsOfRule(deps.store, workspaceId, rule);
		refuseFields(fieldAccess(deps, call), "field:use", fields, purpose);
	} else {
		refuseErrors(await forbiddenUses(deps, call, rule, "rule", purpose));
	}
	return withPlanning(
		deps,
		workspaceId,
		input.asOf,
		async (planning) => {
			const planned = await planDocument(deps, planning, document);
			call.note({ customerKeys: planned.namedCustomers });
			return work(planned);
		},
		document.spec.rule,
	);
}

/**
 * What rules need to be planned, on a data version that stays until `work` has ended. `asOf` defaults to now.
 *
 * @param rules all that will be planned, where that is known beforehand: other segments are loaded only if they name any.
 */
export async function withPlanning<T>(
	deps: Deps,
	workspaceId: string,
	asOf: string | undefined,
	work: (planning: Planning) => Promise<T>,
	rules?: unknown,
): Promise<T> {
	const asOfMs = asOf === undefined ? deps.clock.now() : Date.parse(asOf);
	const questionAsOfMs = asOf === undefined ? asOfMs - (asOfMs % HOUR_MS) : asOfMs;
	return withCurrentVersion(deps, workspaceId, async (version) =>
		work({ workspaceId, asOfMs, questionAsOfMs, version, context: await ruleContext(deps, workspaceId, rules) }),
	);
}

export async function planDocument(deps: Deps, planning: Planning, document: SegmentDocument): Promise<PlannedSegment> {
	const { workspaceId, version, context, asOfMs, questionAsOfMs } = planning;
	const identifiers = identifiersIn(document.spec, context);
	const found = new Map<string, Map<string, number[]>>();
	for (const field of new Set(identifiers.map((one) => one.field))) {
		const values = identifiers.filter((one) => one.field === field).map((one) => one.value);
		found.set(field, await findCustomersOfEach(deps, workspaceId, version, field, values));
	}
	const planAt = (instant: number) =>
		buildPlan(document.spec, {
			...context,
			asOfMs: instant,
			customersWithIdentifier: (field, value) => found.get(field)?.get(value) ?? [],
		});
	const plan = planAt(asOfMs);
	const question = questionAsOfMs === asOfMs ? plan : planAt(questionAsOfMs);
	const { fields, segments } = context;
	const namedCustomers = [...found.values()].flatMap((ofField) => [...ofField.values()].flat());
	const fieldNames = fieldsIn(document.spec.rule, context);
	return { document, plan, question, version, fields, segments, fieldNames, namedCustomers };
}

/** What the names in a rule can mean in this workspace. Archived segments mean nothing any more. */
export async function ruleContext(
	{ store }: Pick<Deps, "store">,
	workspaceId: string,
	rules?: unknown,
): Promise<RuleContext> {
	const namesSegments = rules === undefined || referencesIn(rules).segments.size > 0;
	const [fields, segments, traits, lists] = await Promise.all([
		store.fields.list(workspaceId),
		namesSegments ? store.segments.all(workspaceId) : [],
		store.traits.list(workspaceId),
		store.lists.list(workspaceId),
	]);
	const known = segments.filter((one) => one.state !== "archived");
	return {
		fields,
		segments: new ParsedOnDemand(new Map(known.map((one) => [one.name, one])), (one) => documentOf(one).spec),
		traits: new Map(traits.map(({ name, body }) => [name, TraitDocument.parse(body).spec])),
		lists: new Map(lists.map(({ name, no }) => [name, no])),
	};
}
