import type { PublishedSize } from "../../core/privacy/sizes/published-size.ts";
import type { RefreshRecord } from "../../core/segments/segment-record.ts";
import type { RefreshResult } from "../../ports/segment-engine.ts";
import type { Call } from "../call.ts";
import { exactSizes } from "../privacy/exact-sizes.ts";
import { publicationOf, publishedFor } from "../privacy/size-accounts.ts";
import { orNothing } from "../privacy/size-budget.ts";
import type { Services } from "../services.ts";
import { newQuestions } from "./new-questions.ts";
import type { PlannedSegment } from "./plan-segment.ts";
import { sizedSegmentOf, sizeQuestions } from "./size-questions.ts";

/** One refresh that was computed, with what it was computed from and the refresh before it. */
export interface Computed {
	planned: PlannedSegment;
	record: RefreshRecord;
	result: RefreshResult;
	previous: RefreshRecord | undefined;
}

/**
 * What everyone may see of the sizes of these refreshes, in their order. Whoever refreshes pays too for what was not asked
 * before, and for an instant of their own; the house alone pays for the same again with newer data. Where a budget does not
 * reach, the size published before stays, with its date.
 */
export async function publishRefreshes(
	services: Pick<Services, "store" | "settings" | "sizes" | "policies" | "clock">,
	call: Call,
	computed: readonly Computed[],
	{ asOfStated }: { asOfStated: boolean },
): Promise<PublishedSize[]> {
	const { workspaceId } = call;
	const published: PublishedSize[] = [];
	const isNew = await newQuestions(services.store, workspaceId);
	const exact = exactSizes(services, call);
	for (const one of computed) {
		const { planned, result, previous } = one;
		const { question, version, document } = planned;
		const asks = (asOfStated || isNew(one)) && !exact(sizedSegmentOf(document, "active"));
		const payer = asks ? publishedFor(call, "segment:refresh") : publicationOf(workspaceId, "segment:refresh");
		const { buckets, segmentNo, refreshNo } = result;
		const questions = await sizeQuestions(services, workspaceId, version, [question.root]);
		const measured = { buckets, membership: { segmentNo, refreshNo } };
		const [given] = (await orNothing(services.sizes.ask(payer, questions, async () => [measured]))) ?? [];
		published.push(given?.published ?? previous?.published ?? { kind: "withheld", reason: "budget" });
	}
	return published;
}
