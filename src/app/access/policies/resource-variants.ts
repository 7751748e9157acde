import { ATTRIBUTE_LABELS, DIRECT_IDENTIFIER_LABELS, isSensitive } from "../../../core/catalogue/label-policy.ts";
import type { ControlStore } from "../../../ports/control-store.ts";
import type { PolicyText } from "../../../ports/policy-book.ts";
import { documentOf } from "../../segments/segment-view.ts";
import type { ResourceVariant } from "./compare-access.ts";

/** Fields and segments of each label, and segments of each purpose; none where no policy looks at the thing acted on. */
export async function resourceVariants(
	store: Pick<ControlStore, "segments">,
	workspaceId: string,
	policies: readonly PolicyText[],
): Promise<ResourceVariant[]> {
	if (!policies.some(({ text }) => /\bresource\s*(\.|has\b|\[)/.test(text))) return [];
	const labels = [...DIRECT_IDENTIFIER_LABELS, ...ATTRIBUTE_LABELS];
	const segments = await store.segments.all(workspaceId);
	const purposes = [...new Set(segments.map((record) => documentOf(record).spec.purpose))].sort();
	return [
		...labels.map((label) => ({
			resourceKind: "Field",
			where: `fields labelled ${label}`,
			resource: { labels: [label], sensitive: isSensitive([label]) },
		})),
		...labels.map((label) => ({
			resourceKind: "Segment",
			where: `segments that use ${label} fields`,
			resource: { labels: [label] },
		})),
		...purposes.map((purpose) => ({
			resourceKind: "Segment",
			where: `segments for ${purpose}`,
			resource: { purpose, labels: [] },
		})),
	];
}
