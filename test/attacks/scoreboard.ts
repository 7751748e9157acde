import type { GameResult } from "./game.ts";
import { gaussianAdvantage, provenAdvantage } from "./theory.ts";

export interface Score {
	title: string;
	games: number;
	protectedBy: GameResult;
	naive?: GameResult;
}

/** The scores as a Markdown table, as docs/attacks.md has it. */
export function scoreTable(scores: readonly Score[]): string {
	const two = (value: number) => (Math.abs(value) < 0.005 ? "0.00" : value.toFixed(2));
	const rows = scores.map(({ title, games, protectedBy, naive }) => {
		const { advantage, margin, rho } = protectedBy;
		const cells = [
			title,
			String(games),
			`${two(advantage)} ± ${two(margin)}`,
			rho.toFixed(3),
			two(gaussianAdvantage(rho)),
			two(provenAdvantage(rho)),
			naive === undefined ? "–" : two(naive.advantage),
		];
		return `| ${cells.join(" | ")} |`;
	});
	return [
		"| attack | games | measured advantage | ρ a game | Gaussian noise of that ρ | proven bound | exact counts above 20 |",
		"|---|---:|---:|---:|---:|---:|---:|",
		...rows,
	].join("\n");
}

/** Beyond what chance explains: more than three standard deviations above the proven bound. */
export function isBeyondBound({ advantage, margin, rho }: GameResult): boolean {
	return advantage - 1.6 * margin > provenAdvantage(rho);
}
