import { SegwardError } from "../../core/error/segward-error.ts";
import { checkRule, checkTrait as checkTraitSpec } from "../../core/segments/check-rule.ts";
import { parseSegmentDocument, parseTraitDocument } from "../../core/segments/parse-document.ts";
import type { RuleContext } from "../../core/segments/planning/rule-context.ts";
import { isError, type RuleIssue } from "../../core/segments/rule-issue.ts";
import { SegmentDocument } from "../../core/segments/segment-document.ts";
import { TraitDocument } from "../../core/segments/trait-document.ts";
import type { Call } from "../call.ts";
import { eventsPublishedBefore } from "../catalogue/published-events.ts";
import { exactSizes } from "../privacy/exact-sizes.ts";
import type { Services } from "../services.ts";
import { forbiddenUses } from "./forbidden-uses.ts";
import { ruleContext } from "./plan-segment.ts";

/**
 * Everything wrong or doubtful about a segment or trait document, without keeping it. Names may also mean what the
 * documents `alongside` define, for files that are going to be applied together.
 */
export function checkSegment(services: Services) {
	return async (call: Call, input: { document: Loose; alongside?: readonly Loose[] }) => {
		try {
			const named = await ruleContext(services, call.workspaceId, input.document);
			const context = withDocuments({ ...named, eventNames: await eventNames(services, call) }, input.alongside ?? []);
			if (input.document.kind === "Trait") {
				const { spec } = parseTraitDocument(input.document);
				const kept = await forbiddenUses(services, call, spec.measure, "measure");
				return { issues: [...checkTraitSpec(spec, context), ...kept] };
			}
			const { spec, metadata } = parseSegmentDocument(input.document);
			const kept = await forbiddenUses(services, call, spec.rule, "rule", spec.purpose);
			return { issues: [...checkRule(spec, context, metadata.name), ...kept] };
		} catch (error) {
			if (!(error instanceof SegwardError) || error.code !== "segment-file-invalid") throw error;
			return { issues: (error.details.issues ?? []).map((issue) => ({ ...issue, severity: "error" as const })) };
		}
	};
}

/** The events that the caller may know of; another name is doubted, whether somebody did it or nobody. */
async function eventNames(services: Services, call: Call): Promise<Set<string> | undefined> {
	if (!exactSizes(services, call)()) {
		const published = await eventsPublishedBefore(services.store, call.workspaceId);
		return published && new Set(published.events.map(({ name }) => name));
	}
	const { eventNames } = await services.store.dataVersions.current(call.workspaceId);
	return eventNames && new Set(eventNames);
}

type Loose = Record<string, unknown>;

/** Documents that cannot be read define nothing: each has a check of its own. */
function withDocuments(context: RuleContext, documents: readonly Loose[]): RuleContext {
	if (documents.length === 0) return context;
	const segments = new Map(context.segments);
	const traits = new Map(context.traits);
	for (const document of documents) {
		const segment = SegmentDocument.safeParse(document);
		const trait = TraitDocument.safeParse(document);
		if (segment.success) segments.set(segment.data.metadata.name, segment.data.spec);
		if (trait.success) traits.set(trait.data.metadata.name, trait.data.spec);
	}
	return { ...context, segments, traits };
}

export async function checkDocument(
	services: Pick<Services, "store">,
	workspaceId: string,
	document: SegmentDocument,
): Promise<RuleIssue[]> {
	return checkRule(document.spec, await ruleContext(services, workspaceId, document.spec), document.metadata.name);
}

export async function checkTrait(
	services: Pick<Services, "store">,
	workspaceId: string,
	document: TraitDocument,
): Promise<RuleIssue[]> {
	return checkTraitSpec(document.spec, await ruleContext(services, workspaceId, document.spec));
}

/** @throws SegwardError `rule-invalid` with every error; warnings pass. */
export function refuseErrors(issues: readonly RuleIssue[]): void {
	const errors = issues.filter(isError);
	const [first] = errors;
	if (!first) return;
	throw new SegwardError("rule-invalid", {
		path: first.path,
		detail: `\`${first.path}\`: ${first.message}`,
		hint: first.hint,
		issues: errors.map(({ path, message, hint }) => ({ path, message: hint ? `${message}; ${hint}` : message })),
	});
}
