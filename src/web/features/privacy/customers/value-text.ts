/** A value as text; of a list, its items. */
export function valueText(value: string | readonly string[] | null): string {
	if (value === null) return "–";
	return typeof value === "string" ? value : value.join(", ");
}
