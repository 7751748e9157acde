import type { RequestOf, ResultOf } from "../../../../contract/routes.ts";
import type { ColumnRole } from "../../../../core/privacy/extract/extract-plan.ts";

export type Proposed = ResultOf<"proposeExtract">["columns"][number];
type Plan = RequestOf<"createExtract">["plan"];

/** What is chosen for one column. */
export interface DraftColumn {
	field: string;
	role: ColumnRole | "out";
	/** Text of an uploaded hierarchy, and the name of its file. */
	hierarchy?: { name: string; csv: string };
	/** 1 asks for nothing. */
	l: number;
	/** 1 asks for nothing. */
	t: number;
}

export interface Draft {
	k: number;
	suppressionPercent: number;
	columns: DraftColumn[];
}

export function draftOf(columns: readonly Proposed[]): Draft {
	return {
		k: 10,
		suppressionPercent: 5,
		columns: columns
			.filter(({ barred }) => barred === undefined)
			.map(({ field, role }) => ({ field, role: role ?? "out", l: role === "sensitive" ? 2 : 1, t: 1 })),
	};
}

export function withColumn(draft: Draft, field: string, change: Partial<DraftColumn>): Draft {
	return { ...draft, columns: draft.columns.map((one) => (one.field === field ? { ...one, ...change } : one)) };
}

export function planOf({ k, suppressionPercent, columns }: Draft): Plan {
	return { k, suppressionLimit: suppressionPercent / 100, columns: columns.flatMap(plannedColumn) };
}

function plannedColumn({ field, role, hierarchy, l, t }: DraftColumn): Plan["columns"] {
	switch (role) {
		case "out":
			return [];
		case "plain":
			return [{ field, role }];
		case "quasi":
			return [{ field, role, ...(hierarchy ? { hierarchy: hierarchy.csv } : {}) }];
		case "sensitive":
			return [
				{
					field,
					role,
					...(l > 1 ? { diversity: { kind: "distinct", l } } : {}),
					...(t < 1 ? { closeness: { t, distance: "equal" } } : {}),
				},
			];
	}
}

/** What is still missing; undefined when it can be made. */
export function missingOf({ columns }: Draft): string | undefined {
	return columns.some(({ role }) => role === "quasi")
		? undefined
		: "At least one column has to be known to others, or there is nothing to protect against.";
}
