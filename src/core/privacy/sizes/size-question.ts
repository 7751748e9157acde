import type { PlanNode } from "../../segments/plan.ts";
import { canonicalQuestion } from "./canonical-question.ts";
import { namesPeople, ranks } from "./names-people.ts";

/** A question about a size: what is asked as text that is the same for the same set, or why it gets no answer. */
export type SizeQuestion = { text: string } | "names-people" | "ranks";

/** What is known of the lists of a workspace: how many rows each was uploaded with. */
export type RowsOfLists = ReadonlyMap<number, number>;

export function sizeQuestion(
	root: PlanNode,
	{ dataVersion, rows, threshold }: { dataVersion: number; rows: RowsOfLists; threshold: number },
): SizeQuestion {
	if (namesPeople(root, (listNo) => rows.get(listNo), threshold)) return "names-people";
	if (ranks(root)) return "ranks";
	return { text: canonicalQuestion(root, dataVersion) };
}
