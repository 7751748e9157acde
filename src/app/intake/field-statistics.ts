import { protectShare } from "../../core/privacy/protected-share.ts";
import { publishCompleteness } from "../catalogue/published-completeness.ts";
import { isoInstant, type Services } from "../services.ts";

/**
 * Measures completeness and distinct counts of every field over the current data, for whoever may see exact sizes; for everyone
 * else, completeness is published with noise.
 */
export async function updateFieldStatistics(
	services: Pick<Services, "store" | "data" | "clock" | "settings" | "sizes">,
	workspaceId: string,
): Promise<void> {
	const { store, data, clock, settings } = services;
	const version = await store.dataVersions.current(workspaceId);
	const fields = await store.fields.list(workspaceId);
	const statistics = await data.statistics(workspaceId, version, fields);
	const measured = new Map(statistics.map((one) => [one.fieldNo, one] as const));
	const lastSeenAt = isoInstant(clock.now());
	const changed = fields.flatMap((field) => {
		const found = measured.get(field.no);
		if (!found) return [];
		const completeness = protectShare(found.withValue, found.total, settings.sizeThreshold);
		const distinctCount = found.withValue < settings.sizeThreshold ? undefined : found.distinctCount;
		return [{ ...field, completeness, distinctCount, lastSeenAt }];
	});
	await store.transaction(async (inner) => void (await inner.fields.put(workspaceId, changed)));
	await publishCompleteness(services, workspaceId, version.version, fields, statistics);
}
