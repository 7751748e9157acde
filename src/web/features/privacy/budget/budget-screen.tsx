import { Stack } from "@mantine/core";
import { useSession } from "../../../client/session.ts";
import { useApi } from "../../../client/use-api.ts";
import { Page } from "../../../design/page.tsx";
import { Answer } from "../../../design/states.tsx";
import { BudgetLeft } from "./budget-left.tsx";
import { BudgetLimits } from "./budget-limits.tsx";
import { BudgetMeaning } from "./budget-meaning.tsx";
import { Spending, SpendingByName } from "./spending.tsx";

/** What sizes may tell about single customers, in sum: what is left of it, who spent it, and what it means. */
export default function BudgetScreen() {
	const budget = useApi("showSizeBudget", {});
	const actions = useSession().data?.actions ?? [];
	return (
		<Page
			title="Privacy budget"
			lead="Each size that is shown tells a little about single customers. The budget bounds how much that is in 30 days, whoever asks, and in whatever words."
		>
			<Answer query={budget}>
				{(view) => (
					<Stack gap="lg">
						<BudgetLeft view={view} />
						{actions.includes("size-budget:charges") ? <SpendingByName /> : <Spending view={view} />}
						<BudgetMeaning view={view} />
						{actions.includes("size-budget:set") && <BudgetLimits budget={view.budget} />}
					</Stack>
				)}
			</Answer>
		</Page>
	);
}
