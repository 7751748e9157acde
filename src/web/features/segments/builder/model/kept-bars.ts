import type { ResultOf } from "../../../../../contract/routes.ts";
import { type ProtectedSize, shownNumber } from "../../../../../core/privacy/protected-size.ts";

export interface KeptBar {
	path: string;
	text: string;
	size: ProtectedSize;
	/** Share of the longest, 0 to 1; null where the size is hidden. */
	width: number | null;
}

/** The bars of an explanation: the waterfall where the rule has one, else every condition by itself. */
export function keptBars({ waterfall, conditions }: Pick<ResultOf<"explainSegment">, "waterfall" | "conditions">): {
	bars: KeptBar[];
	cumulative: boolean;
} {
	const cumulative = waterfall.length > 0;
	const lines = cumulative ? waterfall : conditions;
	const longest = Math.max(1, ...lines.map(({ size }) => shownNumber(size) ?? 0));
	const bars = lines.map(({ path, text, size }, index) => ({
		path: `${path}${lines.findIndex((line) => line.path === path) === index ? "" : `#${index}`}`,
		text: text === "" ? path : text,
		size,
		width: widthOf(size, longest),
	}));
	return { bars, cumulative };
}

function widthOf(size: ProtectedSize, longest: number): number | null {
	const shown = shownNumber(size);
	return shown === undefined ? null : shown / longest;
}
