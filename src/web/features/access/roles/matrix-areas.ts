import type { ResultOf } from "../../../../contract/routes.ts";
import { actAbility } from "../../../design/act-sentence.ts";

export type Matrix = ResultOf<"showAccessMatrix">;

export interface MatrixArea {
	title: string;
	acts: { action: string; words: string; sensitive: boolean; roles: readonly string[] }[];
}

const TITLES: Readonly<Record<string, string>> = { intake: "Imports" };

/** The matrix act by act, area by area: what fits the search in its words, its area, or a role that may do it. */
export function matrixAreas({ rows }: Pick<Matrix, "rows">, search: string): MatrixArea[] {
	const wanted = search.trim().toLowerCase();
	const areas = new Map<string, Map<string, MatrixArea["acts"][number]>>();
	for (const { area, action, sensitive, roles } of rows) {
		const title = areaTitle(area);
		const words = actAbility(action);
		if (![title, words, action, ...roles].some((text) => text.toLowerCase().includes(wanted))) continue;
		const acts = areas.get(title) ?? new Map();
		acts.set(action, { action, words, sensitive, roles });
		areas.set(title, acts);
	}
	return [...areas].map(([title, acts]) => ({ title, acts: [...acts.values()] }));
}

function areaTitle(area: string): string {
	return TITLES[area] ?? area.charAt(0).toUpperCase() + area.slice(1);
}
