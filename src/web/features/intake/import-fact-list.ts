import type { ImportRecord } from "../../../core/intake/import-record.ts";

/** The figures that mean something for an import of its kind; a dry run changes nothing and has none. */
export function importFacts({ kind, counts, dryRun }: ImportRecord): { name: string; value: number }[] {
	if (dryRun) return [];
	const unchanged = { name: "rows that were there already", value: counts.rowsUnchanged };
	return kind === "events"
		? [
				{ name: "events added", value: counts.eventsAdded },
				{ name: "customers created", value: counts.customersCreated },
				unchanged,
			]
		: [
				{ name: "customers created", value: counts.customersCreated },
				{ name: "customers updated", value: counts.customersUpdated },
				unchanged,
			];
}
