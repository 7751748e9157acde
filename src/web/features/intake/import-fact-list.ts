import type { ImportView } from "../../../core/intake/import-record.ts";

interface ImportFact {
	name: string;
	value: number;
}

/** The figures that mean something for an import of its kind, as far as told; a dry run changes nothing and has none. */
export function importFacts({ kind, counts, dryRun }: Pick<ImportView, "kind" | "counts" | "dryRun">): ImportFact[] {
	if (dryRun || counts === undefined) return [];
	const { eventsAdded, customersCreated, customersUpdated, rowsUnchanged } = counts;
	const created = { name: "customers created", value: customersCreated };
	const facts = [
		...(kind === "events" ? [{ name: "events added", value: eventsAdded }, created] : []),
		...(kind === "customers" ? [created, { name: "customers updated", value: customersUpdated }] : []),
		{ name: "rows that were there already", value: rowsUnchanged },
	];
	return facts.flatMap(({ name, value }) => (value === undefined ? [] : [{ name, value }]));
}
