import { z } from "zod";
import { ApprovalSetting } from "../../core/segments/approval-setting.ts";
import { allOf, NameParams, wholeNumber } from "../parts.ts";
import { route } from "../route.ts";
import { ReviewView, SegmentView } from "./views.ts";

const oneSegment = {
	area: "segments",
	resourceKind: "Segment",
	resourceParam: "name",
	params: NameParams,
	response: SegmentView,
	mutates: true,
	success: 200,
} as const;
const workspace = { area: "segments", resourceKind: "Workspace", path: "/approval", success: 200 } as const;

/** The version that was looked at: a newer one has to be looked at again. */
const version = wholeNumber(1, 1_000_000);
const Text = z.string().trim().max(2000);

const ApprovalView = z.object({
	setting: ApprovalSetting,
	/** What the caller changes counts only after somebody else let it through. */
	required: z.boolean(),
	/** How many people may approve. */
	approvers: z.int().nonnegative(),
});

/** Letting versions of segments through: nobody approves their own work. */
export const segmentApprovalRoutes = {
	submitSegment: route({
		...oneSegment,
		method: "POST",
		path: "/segments/:name/submit",
		summary: "Ask others to approve the newest version",
		action: "segment:submit",
		body: z.object({ version, note: Text.default("") }),
		example: { version: 2, note: "Germany is added, as agreed." },
	}),
	approveSegment: route({
		...oneSegment,
		method: "POST",
		path: "/segments/:name/approve",
		summary: "Approve the newest version: it counts from now on",
		description:
			"Nobody approves what they wrote, own or asked to have approved. Where nobody else could, `selfApproval` confirms it, and the segment says so.",
		action: "segment:approve",
		body: z.object({ version, reason: Text.optional(), selfApproval: z.boolean().default(false) }),
		example: { version: 2 },
	}),
	returnSegment: route({
		...oneSegment,
		method: "POST",
		path: "/segments/:name/return",
		summary: "Return the newest version to its authors, with a reason",
		action: "segment:return",
		body: z.object({ version, reason: Text.min(1) }),
		example: { version: 2, reason: "The purpose does not cover these fields." },
	}),
	listSegmentReviews: route({
		...oneSegment,
		method: "GET",
		path: "/segments/:name/reviews",
		summary: "List who asked for and who decided about versions, newest first",
		action: "segment:reviews",
		response: allOf(ReviewView),
		mutates: false,
	}),
	showApproval: route({
		...workspace,
		method: "GET",
		summary: "Show whether segments need approval, and how many people may give it",
		action: "approval:show",
		response: ApprovalView,
		mutates: false,
	}),
	setApproval: route({
		...workspace,
		method: "PUT",
		summary: "Set whether segments need approval",
		description: "`automatic`: as soon as somebody else may approve.",
		action: "approval:set",
		body: z.object({ setting: ApprovalSetting }),
		response: ApprovalView,
		mutates: true,
		example: { setting: "required" },
	}),
};
