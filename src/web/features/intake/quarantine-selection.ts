/** Which quarantined rows of an import somebody acts on: all open ones, or those of one reason and column. */
export interface QuarantineSelection {
	reason?: string;
	column?: string;
	rows: number;
}

export function describeSelection({ reason, column, rows }: QuarantineSelection): string {
	const amount = `${rows.toLocaleString("en-GB")} ${rows === 1 ? "row" : "rows"}`;
	if (reason === undefined) return `all ${amount} in quarantine`;
	return column ? `${amount} (${reason} in ${column})` : `${amount} (${reason})`;
}
