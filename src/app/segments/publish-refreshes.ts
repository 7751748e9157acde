import type { PublishedSize } from "../../core/privacy/sizes/published-size.ts";
import type { RefreshRecord } from "../../core/segments/segment-record.ts";
import type { RefreshResult } from "../../ports/segment-engine.ts";
import { publicationOf } from "../privacy/size-accounts.ts";
import { orNothing } from "../privacy/size-budget.ts";
import type { Services } from "../services.ts";
import type { PlannedSegment } from "./plan-segment.ts";
import { sizeQuestions } from "./size-questions.ts";

/** One refresh that was computed, with what it was computed from and the refresh before it. */
export interface Computed {
	planned: PlannedSegment;
	result: RefreshResult;
	previous: RefreshRecord | undefined;
}

/**
 * What everyone may see of the sizes of these refreshes, in their order. Where the budget for publications does not reach,
 * the size published before stays, with its date.
 */
export async function publishRefreshes(
	services: Pick<Services, "store" | "settings" | "sizes">,
	workspaceId: string,
	computed: readonly Computed[],
): Promise<PublishedSize[]> {
	const published: PublishedSize[] = [];
	const payer = publicationOf(workspaceId, "segment:refresh");
	for (const { planned, result, previous } of computed) {
		const { question, version } = planned;
		const { buckets, segmentNo, refreshNo } = result;
		const questions = await sizeQuestions(services, workspaceId, version, [question.root]);
		const measured = { buckets, membership: { segmentNo, refreshNo } };
		const [given] = (await orNothing(services.sizes.ask(payer, questions, async () => [measured]))) ?? [];
		published.push(given?.published ?? previous?.published ?? { kind: "withheld", reason: "budget" });
	}
	return published;
}
