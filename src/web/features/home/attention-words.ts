import type { ResultOf } from "../../../contract/routes.ts";

export type Attention = ResultOf<"overview">["attention"][number];

/** What a person does about it: the words of the link. */
export const ATTENTION_VERBS: Readonly<Record<Attention["kind"], string>> = {
	"training-due": "Open Training",
	"segment-in-review": "Review",
	"segment-returned": "See why",
	"break-glass-unreviewed": "Review",
	"finding-open": "Look at it",
	"audit-review-due": "Review",
	"quarantine-open": "Look at the rows",
	"field-unconfirmed": "Confirm labels",
	"segment-stale": "Refresh",
	"segment-never-refreshed": "Refresh",
	"import-failed": "See why",
	"refresh-failed": "See why",
};

export interface AttentionGroup {
	id: "training" | "reviews" | "failures" | "data" | "segments";
	title: string;
	items: Attention[];
}

const GROUPS: readonly { id: AttentionGroup["id"]; title: string; kinds: readonly Attention["kind"][] }[] = [
	{ id: "training", title: "Your training", kinds: ["training-due"] },
	{
		id: "reviews",
		title: "Waits for a decision",
		kinds: ["finding-open", "break-glass-unreviewed", "audit-review-due", "segment-in-review", "segment-returned"],
	},
	{ id: "failures", title: "Did not work", kinds: ["import-failed", "refresh-failed"] },
	{ id: "data", title: "Data to look at", kinds: ["quarantine-open", "field-unconfirmed"] },
	{ id: "segments", title: "Segments out of date", kinds: ["segment-stale", "segment-never-refreshed"] },
];

/** Grouped by what it is about; within a group in the order given, the most urgent first. */
export function groupAttention(items: readonly Attention[]): AttentionGroup[] {
	return GROUPS.map(({ id, title, kinds }) => ({
		id,
		title,
		items: items.filter(({ kind }) => kinds.includes(kind)),
	})).filter(({ items }) => items.length > 0);
}
