import { type SizeQuestion, sizeQuestion } from "../../core/privacy/sizes/size-question.ts";
import type { PlanNode } from "../../core/segments/plan.ts";
import type { SegmentDocument } from "../../core/segments/segment-document.ts";
import type { DataVersion } from "../../ports/customer-data.ts";
import type { SizedSegment } from "../privacy/exact-sizes.ts";
import type { Services } from "../services.ts";

/** What these plan nodes ask of a data version. */
export async function sizeQuestions(
	{ store, settings }: Pick<Services, "store" | "settings">,
	workspaceId: string,
	{ version }: DataVersion,
	roots: readonly PlanNode[],
): Promise<SizeQuestion[]> {
	const lists = await store.lists.list(workspaceId);
	const asked = {
		dataVersion: version,
		rows: new Map(lists.map(({ no, rows }) => [no, rows])),
		threshold: settings.sizeThreshold,
	};
	return roots.map((root) => sizeQuestion(root, asked));
}

/** What policies about exact sizes can say of a segment, stored or not. */
export function sizedSegmentOf({ metadata, spec }: SegmentDocument, state?: string): SizedSegment {
	return { purpose: spec.purpose, owner: metadata.owner, team: metadata.team, state };
}
