import { Anchor, Radio, Stack, Text } from "@mantine/core";
import { Link } from "react-router";
import { useMay } from "../../../client/session.ts";
import { useApi } from "../../../client/use-api.ts";
import { Section } from "../../../design/section.tsx";

interface RowsChoiceProps {
	allRows: boolean;
	onChange: (allRows: boolean) => void;
}

/** How many rows, and what telling that costs. All of them only for whoever may see exact sizes. */
export function RowsChoice({ allRows, onChange }: RowsChoiceProps) {
	const maySee = useMay("size-budget:show");
	const budget = useApi("showSizeBudget", {}, { enabled: maySee });
	return (
		<Section title="How many rows">
			<Stack gap="sm">
				{budget.data?.exact && (
					<Radio.Group
						aria-label="How many rows"
						value={allRows ? "all" : "drawn"}
						onChange={(value) => onChange(value === "all")}
					>
						<Stack gap="xs">
							<Radio value="drawn" label="As many members, drawn at random, as the protected size allows" />
							<Radio
								value="all"
								label="All members"
								description="Its report and its rows are then for those who may see exact sizes."
							/>
						</Stack>
					</Radio.Group>
				)}
				{!allRows && (
					<Text size="sm" c="dimmed" maw="70ch">
						So many members are drawn at random that the number of rows says no more than the protected size of the
						segment: 120 to some 260 fewer. That spends{" "}
						<Anchor component={Link} to="/privacy/budget" size="sm" underline="always">
							privacy budget
						</Anchor>
						, before anything is read; the first extract of these members more than further ones.
					</Text>
				)}
			</Stack>
		</Section>
	);
}
