import { useDebouncedValue } from "@mantine/hooks";
import { useMemo, useState } from "react";
import { isError, type RuleIssue } from "../../../../core/segments/rule-issue.ts";
import { useApi } from "../../../client/use-api.ts";
import { type Loose, sameValue } from "./model/loose.ts";
import { type PlacedIssue, placeIssues } from "./model/placed-issues.ts";
import { formIssues, isRuleComplete, probeOf, ruleOf } from "./model/segment-draft.ts";

const CHECK_AFTER_MS = 300;

export interface RuleCheck {
	issues: readonly PlacedIssue[];
	/** The rule alone, under a heading that is always valid: what is previewed. */
	probe: Loose;
	/** The checker has found no error in this very rule. */
	usable: boolean;
	checking: boolean;
	error: unknown;
}

/** The form is checked at once, here; what names and types mean, by the server when typing pauses. */
export function useRuleCheck(document: Loose): RuleCheck {
	const form = useMemo(() => formIssues(document), [document]);
	const probe = useStable(useMemo(() => probeOf(document), [document]));
	const [asked] = useDebouncedValue(probe, CHECK_AFTER_MS);
	const complete = isRuleComplete(form);
	const answer = useApi("checkSegment", { document: asked }, { enabled: complete, keepPrevious: true });
	const fresh = asked === probe && answer.data !== undefined && !answer.isPlaceholderData;
	const issues = useMemo(() => {
		const found: RuleIssue[] = complete
			? (answer.data?.issues ?? []).map((issue) => ({ ...issue, path: issue.path ?? "" }))
			: [];
		return placeIssues([...form, ...found], ruleOf(document));
	}, [form, complete, answer.data, document]);
	const usable = complete && fresh && !issues.some((issue) => issue.node !== null && isError(issue));
	return { issues, probe, usable, checking: complete && !fresh && !answer.isError, error: answer.error };
}

/** The same object as long as it says the same, so that typing a title asks nobody about the rule. */
function useStable(value: Loose): Loose {
	const [stable, setStable] = useState(value);
	if (stable === value || sameValue(stable, value)) return stable;
	setStable(value);
	return value;
}
