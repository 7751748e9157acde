import { Anchor, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { Link } from "react-router";
import type { ResultOf } from "../../../../../contract/routes.ts";
import { useApi } from "../../../../client/use-api.ts";
import { formatDay, formatNumber } from "../../../../design/format.ts";

/** How many more questions the caller's privacy budget pays for; nothing for whoever is shown exact sizes. */
export function BudgetLine({ preview }: { preview: ResultOf<"previewSegment"> }) {
	const queries = useQueryClient();
	const isExact = preview.size.kind === "exact";
	const { data } = useApi("showSizeBudget", {}, { enabled: !isExact });
	useEffect(() => {
		if (preview.size.kind !== "exact") void queries.invalidateQueries({ queryKey: ["showSizeBudget"] });
	}, [preview, queries]);
	if (isExact || data === undefined || data.exact) return null;
	const { you, people } = data.accounts;
	const tighter = people.left < you.left ? people : you;
	const questions = Math.floor(tighter.left / data.prices.dearest);
	return (
		<Text size="xs" c="dimmed">
			{tighter.fitsFrom === undefined
				? `Your privacy budget pays for ${formatNumber(questions)} more ${questions === 1 ? "question" : "questions"}. `
				: `Your privacy budget is used up until ${formatDay(tighter.fitsFrom)}. `}
			<Anchor component={Link} to="/privacy/budget" size="xs" underline="always">
				What it is
			</Anchor>
		</Text>
	);
}
