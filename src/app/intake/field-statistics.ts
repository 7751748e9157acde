import { isoInstant, type Services } from "../services.ts";

/** Measures completeness and distinct counts of every field over the current data, for the catalogue. */
export async function updateFieldStatistics(
	{ store, data, clock }: Pick<Services, "store" | "data" | "clock">,
	workspaceId: string,
): Promise<void> {
	const version = await store.dataVersions.current(workspaceId);
	const fields = await store.fields.list(workspaceId);
	const measured = new Map(
		(await data.statistics(workspaceId, version, fields)).map((one) => [one.fieldNo, one] as const),
	);
	const lastSeenAt = isoInstant(clock.now());
	const changed = fields.flatMap((field) => {
		const found = measured.get(field.no);
		if (!found) return [];
		const completeness = found.total === 0 ? 0 : found.withValue / found.total;
		return [{ ...field, completeness, distinctCount: found.distinctCount, lastSeenAt }];
	});
	await store.transaction(async (inner) => void (await inner.fields.put(workspaceId, changed)));
}
