import { z } from "zod";
import { SeeAs, SeenAs, SizeSeenAs } from "../../core/privacy/masking/see-as.ts";
import { ProtectedSize } from "../../core/privacy/protected-size.ts";
import { allOf, Instant, MaskedCustomer, NameParams, PageQuery, pageOf, ResourceName, wholeNumber } from "../parts.ts";
import { route } from "../route.ts";
import { OverlapRegion } from "./comparison.ts";
import { RefreshView, RuleReference } from "./views.ts";

export const SegmentPreview = z.object({
	size: ProtectedSize,
	asOf: z.iso.datetime(),
	purpose: z.string(),
	/** Masked customers, chosen independently of the rule; none where the size is below the threshold. */
	sample: z.array(MaskedCustomer),
	/** Why no customers are shown although there would be enough. */
	sampleWithheld: z.string().optional(),
	/** With `seeAs`: what that role would see of it. */
	seenAs: SeenAs.extend({ size: SizeSeenAs }).optional(),
	durationMs: z.number().nonnegative(),
});

const ExplainedCondition = z.object({ path: z.string(), text: z.string(), size: ProtectedSize });

export const SegmentExplanation = z.object({
	asOf: z.iso.datetime(),
	conditions: z.array(ExplainedCondition),
	/**
	 * For a rule that is an `all`: everyone first (path `everyone`), then what is left after each of the first 64
	 * conditions in their order. Empty for any other rule.
	 */
	waterfall: z.array(ExplainedCondition),
	/** What the engine runs; values are bound parameters and stay out of it. */
	sql: z.string(),
});

const MemberQuestion = z
	.object({
		externalId: z.string().min(1).max(500).optional(),
		field: z.string().min(1).max(64).optional(),
		value: z.string().min(1).max(500).optional(),
	})
	.refine((input) => (input.externalId === undefined) === (input.field !== undefined && input.value !== undefined), {
		message: "give either externalId, or field and value",
		path: ["externalId"],
	});

const subject = { area: "segments", resourceKind: "Segment" } as const;
const oneSegment = { ...subject, resourceParam: "name", params: NameParams } as const;

/** Segments as results: sizes, samples, memberships. */
export const segmentResultRoutes = {
	previewSegment: route({
		...subject,
		method: "POST",
		path: "/segments/preview",
		summary: "Preview the protected size and a masked sample",
		description:
			"With `seeAs`, the sample is shown as somebody of that role sees it, and never more than the caller does. It costs nothing more.",
		action: "segment:preview",
		body: RuleReference.safeExtend({ sampleSize: z.int().min(0).max(20).default(5), seeAs: SeeAs.optional() }),
		response: SegmentPreview,
		mutates: false,
		success: 200,
		example: { name: "recent-buyers", sampleSize: 5 },
	}),
	explainSegment: route({
		...subject,
		method: "POST",
		path: "/segments/explain",
		summary: "Show how many customers each condition keeps",
		action: "segment:explain",
		body: RuleReference,
		response: SegmentExplanation,
		mutates: false,
		success: 200,
		example: { name: "recent-buyers" },
	}),
	refreshSegments: route({
		...subject,
		method: "POST",
		path: "/segments/refresh",
		summary: "Refresh some or all active segments in shared scans",
		description:
			"With `background`, answers at once with the started refreshes (state `running`), which go on when the caller hangs up; follow or cancel them under /jobs.",
		action: "segment:refresh",
		body: z.object({
			names: z.array(ResourceName).min(1).max(1000).optional(),
			asOf: Instant.optional(),
			background: z.boolean().default(false),
		}),
		response: z.object({ refreshes: z.array(RefreshView) }),
		mutates: true,
		idempotencyKey: true,
		success: 200,
		example: { names: ["recent-buyers"] },
	}),
	segmentHistory: route({
		...oneSegment,
		method: "GET",
		path: "/segments/:name/refreshes",
		summary: "List the refreshes of a segment, newest first",
		action: "segment:history",
		query: z.object({ limit: wholeNumber(1, 500).default(50) }),
		response: allOf(RefreshView),
		mutates: false,
		success: 200,
	}),
	listMembers: route({
		...oneSegment,
		method: "GET",
		path: "/segments/:name/members",
		summary: "List the members of the newest refresh, masked",
		action: "segment:members",
		query: PageQuery,
		response: pageOf(MaskedCustomer).extend({ asOf: z.iso.datetime(), size: ProtectedSize }),
		mutates: false,
		success: 200,
	}),
	lookupMember: route({
		...oneSegment,
		method: "POST",
		path: "/segments/:name/members/lookup",
		summary: "Ask whether one customer is a member",
		action: "segment:lookup",
		body: MemberQuestion,
		response: z.object({ member: z.boolean(), asOf: z.iso.datetime() }),
		mutates: false,
		success: 200,
		example: { externalId: "17850" },
	}),
	overlapSegments: route({
		...subject,
		method: "POST",
		path: "/segments/overlap",
		summary: "Show how segments overlap, region by region",
		action: "segment:overlap",
		body: z.object({ names: z.array(ResourceName).min(2).max(6) }),
		response: z.object({ regions: z.array(OverlapRegion) }),
		mutates: false,
		success: 200,
		example: { names: ["recent-buyers", "newsletter-readers"] },
	}),
};
