import { SegmentedControl, Stack, Text } from "@mantine/core";
import { rightGuessesOf100 } from "../../../../core/privacy/noise/attacker.ts";
import { statedPrivacy } from "../../../../core/privacy/synthetic/privacy-price.ts";
import { useApi } from "../../../client/use-api.ts";
import { formatDay, formatNumber } from "../../../design/format.ts";
import { rhoText } from "../budget/budget-words.ts";

const MILLION = 1_000_000;
export const PRICES = [20_000, 50_000, 100_000, 200_000, 500_000] as const;

interface PriceProps {
	/** In millionths of ρ. */
	rho: number;
	onChange: (rho: number) => void;
}

/** How much the rows may tell, in plain words, and what that costs. */
export function Price({ rho, onChange }: PriceProps) {
	return (
		<Stack gap={6}>
			<Text component="label" size="sm" fw={500} id="synthetic-price">
				How much they may tell
			</Text>
			<SegmentedControl
				aria-labelledby="synthetic-price"
				value={String(rho)}
				onChange={(value) => onChange(Number(value))}
				data={PRICES.map((price) => ({ value: String(price), label: `ε ${epsilonText(price)}` }))}
				maw={420}
			/>
			<Text size="sm" c="dimmed" maw="70ch">
				ε {epsilonText(rho)} at δ 10⁻⁶: whoever knows everything of everybody else and guesses whether one customer is
				among them is right at most {formatNumber(rightGuessesOf100(rho / MILLION))} times in 100; by a coin, 50. More
				makes the rows more alike, and tells more.
			</Text>
			<Cost rho={rho} />
		</Stack>
	);
}

function Cost({ rho }: { rho: number }) {
	const { data } = useApi("showSizeBudget", {});
	if (data === undefined) return null;
	const { you, people } = data.accounts;
	const tighter = people.left < you.left ? people : you;
	const questions = Math.round(rho / data.prices.dearest);
	return (
		<Text size="sm" c={tighter.left < rho ? "var(--segward-attention)" : "dimmed"} maw="70ch" aria-live="polite">
			Costs ρ {rhoText(rho)} of your privacy budget, as much as {formatNumber(questions)}{" "}
			{questions === 1 ? "question" : "questions"} about sizes; ρ {rhoText(tighter.left)} is left
			{tighter.left < rho && (tighter.fitsFrom === undefined ? ", too little" : ", too little before ")}
			{tighter.left < rho && tighter.fitsFrom !== undefined && formatDay(tighter.fitsFrom)}. However many rows are
			drawn, it costs the same; twice costs twice.
		</Text>
	);
}

function epsilonText(rho: number): string {
	return statedPrivacy(rho).epsilon.toFixed(1);
}
