import { checkHierarchy } from "../anonymity/check-hierarchy.ts";
import type { Hierarchy } from "../anonymity/hierarchy.ts";
import { parseHierarchyCsv } from "../anonymity/hierarchy-csv.ts";
import { hierarchyInvalid } from "../anonymity/hierarchy-issue.ts";
import type { ExtractPlan } from "./extract-plan.ts";

/** A hierarchy as somebody wrote it. @throws SegwardError `hierarchy-invalid` with each wrong cell, whatever the data are. */
export function ownHierarchy(field: string, csv: string): Hierarchy {
	const hierarchy = parseHierarchyCsv(field, csv);
	const issues = checkHierarchy(hierarchy);
	if (issues.length > 0) throw hierarchyInvalid(field, issues);
	return hierarchy;
}

/** @throws SegwardError `hierarchy-invalid` for the first column with a hierarchy that is none. */
export function refuseWrongHierarchies({ columns }: Pick<ExtractPlan, "columns">): void {
	for (const { field, hierarchy } of columns) if (hierarchy !== undefined) ownHierarchy(field, hierarchy);
}
