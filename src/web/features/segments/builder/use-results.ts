import { useDebouncedValue } from "@mantine/hooks";
import type { ResultOf } from "../../../../contract/routes.ts";
import { useApi } from "../../../client/use-api.ts";
import type { RuleCheck } from "./use-rule-check.ts";

const PREVIEW_AFTER_MS = 600;
/** What an explanation may cost to come without being asked for. */
const CHEAP_MS = 400;

/** The protected size of the rule as it is now. A count that is no longer wanted is aborted. */
export function usePreview({ probe, usable }: RuleCheck, asOf: string | undefined) {
	const [asked] = useDebouncedValue(usable ? probe : undefined, PREVIEW_AFTER_MS);
	const enabled = usable && asked !== undefined;
	const answer = useApi(
		"previewSegment",
		{ document: asked ?? probe, asOf, sampleSize: 0 },
		{ enabled, keepPrevious: true, staleTime: 60_000 },
	);
	const fresh = enabled && asked === probe && answer.data !== undefined && !answer.isPlaceholderData;
	return { ...answer, fresh, counting: usable && !fresh && !answer.isError };
}

/** How many customers each condition keeps: by itself where that is quick and spends no privacy budget, else when asked for. */
export function useExplanation(
	{ probe, usable }: RuleCheck,
	asOf: string | undefined,
	wanted: boolean,
	preview: ResultOf<"previewSegment"> | undefined,
) {
	const cheap = preview?.size.kind === "exact" && preview.durationMs < CHEAP_MS;
	const [asked] = useDebouncedValue(usable ? probe : undefined, PREVIEW_AFTER_MS);
	const enabled = usable && asked === probe && (wanted || cheap);
	const answer = useApi("explainSegment", { document: asked ?? probe, asOf }, { enabled, staleTime: 60_000 });
	return { ...answer, fresh: enabled && answer.data !== undefined };
}
