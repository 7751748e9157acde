import type { RequestOf, ResultOf } from "../../../../contract/routes.ts";
import type { SensitiveModel } from "../../../../core/privacy/anonymity/privacy-model.ts";
import type { Distance } from "../../../../core/privacy/anonymity/sensitive-column.ts";
import type { ColumnRole } from "../../../../core/privacy/extract/extract-plan.ts";

export type Proposed = ResultOf<"proposeExtract">["columns"][number];
type Plan = RequestOf<"createExtract">["plan"];
type Diversity = NonNullable<SensitiveModel["diversity"]>;

/** What is chosen for one column. */
export interface DraftColumn {
	field: string;
	role: ColumnRole | "out";
	/** Text of an uploaded hierarchy, and the name of its file. */
	hierarchy?: { name: string; csv: string };
	diversity: "none" | Diversity["kind"];
	l: number;
	closeness: "none" | Distance;
	t: number;
}

export interface Draft {
	k: number;
	suppressionPercent: number;
	/** Of all members: for whoever may see how many they are. */
	allRows: boolean;
	columns: DraftColumn[];
}

export function draftOf(columns: readonly Proposed[]): Draft {
	return {
		k: 10,
		suppressionPercent: 5,
		allRows: false,
		columns: columns
			.filter(({ barred }) => barred === undefined)
			.map(({ field, role }) => ({
				field,
				role: role ?? "out",
				diversity: "distinct",
				l: 2,
				closeness: "none",
				t: 0.3,
			})),
	};
}

export function withColumn(draft: Draft, field: string, change: Partial<DraftColumn>): Draft {
	return { ...draft, columns: draft.columns.map((one) => (one.field === field ? { ...one, ...change } : one)) };
}

export function planOf({ k, suppressionPercent, columns }: Draft): Plan {
	return { k, suppressionLimit: suppressionPercent / 100, columns: columns.flatMap(plannedColumn) };
}

function plannedColumn({ field, role, hierarchy, diversity, l, closeness, t }: DraftColumn): Plan["columns"] {
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
					...(closeness === "hierarchical" && hierarchy ? { hierarchy: hierarchy.csv } : {}),
					...(diversity === "none" ? {} : { diversity: { kind: diversity, l } }),
					...(closeness === "none" ? {} : { closeness: { t, distance: closeness } }),
				},
			];
	}
}

/** What is still missing; undefined when it can be made. */
export function missingOf({ columns }: Draft): string | undefined {
	if (!columns.some(({ role }) => role === "quasi"))
		return "At least one column has to be known to others, or there is nothing to protect against.";
	const bare = columns.find((one) => one.role === "sensitive" && one.closeness === "hierarchical" && !one.hierarchy);
	return bare && `Upload the hierarchy by which ${bare.field} is close.`;
}
