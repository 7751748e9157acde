import type { FieldColumn } from "./mapping-draft.ts";

/** A typed limit: a number where it is written as one, otherwise text, such as a day. */
export function bound(text: string): number | string | undefined {
	const trimmed = text.trim();
	if (trimmed === "") return undefined;
	return /^-?\d{1,15}(\.\d{1,15})?$/.test(trimmed) ? Number(trimmed) : trimmed;
}

/** The column with these checks; what is empty or undefined is taken out. */
export function withChecks(mapped: FieldColumn, changes: Partial<FieldColumn>): FieldColumn {
	const stated = Object.entries({ ...mapped, ...changes }).filter(([key, value]) => {
		if (value === undefined || value === "") return key === "field";
		return !(key === "allowed" && Array.isArray(value) && value.length === 0);
	});
	return Object.fromEntries(stated) as FieldColumn;
}
