import { protectShare } from "../../core/privacy/protected-share.ts";
import { isoInstant, type Services } from "../services.ts";

/**
 * Measures completeness and distinct counts of every field over the current data, for the catalogue: as they may be shown,
 * for everyone who reads definitions sees them.
 */
export async function updateFieldStatistics(
	{ store, data, clock, settings }: Pick<Services, "store" | "data" | "clock" | "settings">,
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
		const completeness = protectShare(found.withValue, found.total, settings.sizeThreshold);
		const distinctCount = found.withValue < settings.sizeThreshold ? undefined : found.distinctCount;
		return [{ ...field, completeness, distinctCount, lastSeenAt }];
	});
	await store.transaction(async (inner) => void (await inner.fields.put(workspaceId, changed)));
}
