import { PublishedEvents } from "../../core/catalogue/published-events.ts";
import { COUNTED_VALUES_OF_MANY, tellableFrom } from "../../core/privacy/sizes/tellable-values.ts";
import type { ControlStore } from "../../ports/control-store.ts";
import type { DataVersion } from "../../ports/customer-data.ts";
import { loadStoredMapping } from "../intake/stored-mapping.ts";
import { publicationOf } from "../privacy/size-accounts.ts";
import { orNothing } from "../privacy/size-budget.ts";
import { withCurrentVersion } from "../segments/current-version.ts";
import { isoInstant, type Services } from "../services.ts";

const SETTING = "published-events";
const IMPORTS_LOOKED_AT = 50;

/**
 * The events of the current data for whoever may not see exact sizes, published once a data version. What a few people did
 * would single them out by its name, so that a name is told from a noisy count on, or where a mapping states it. While the
 * budget for publications is used up, what was published before stays.
 */
export async function publishedEvents(services: Services, workspaceId: string): Promise<PublishedEvents> {
	const { store } = services;
	return withCurrentVersion(services, workspaceId, async (version) => {
		const kept = await eventsPublishedBefore(store, workspaceId);
		if (kept?.dataVersion === version.version) return kept;
		const published = await orNothing(publish(services, workspaceId, version));
		if (published === undefined) return kept ?? { dataVersion: 0, plusMinus: 0, events: [] };
		await store.settings.put(workspaceId, SETTING, published, isoInstant(services.clock.now()));
		return published;
	});
}

/** What was published last, of whatever data; nothing is measured. */
export async function eventsPublishedBefore(
	{ settings }: Pick<ControlStore, "settings">,
	workspaceId: string,
): Promise<PublishedEvents | undefined> {
	return PublishedEvents.safeParse(await settings.get(workspaceId, SETTING)).data;
}

async function publish(services: Services, workspaceId: string, version: DataVersion): Promise<PublishedEvents> {
	const { data, sizes, store, settings } = services;
	const { version: dataVersion } = version;
	const payer = publicationOf(workspaceId, "event:list");
	const fields = await store.fields.list(workspaceId);
	const summaries = await data.eventSummaries(workspaceId, version, fields);
	const counted = [...summaries].sort((a, b) => b.customers - a.customers || (a.name < b.name ? -1 : 1));
	const most = counted.slice(0, COUNTED_VALUES_OF_MANY);
	// One customer may have had every event. The noise is for as many names as there may be: how many there are must not show.
	const { values, plusMinus } = await sizes.askVector(
		payer,
		`events v${dataVersion}`,
		COUNTED_VALUES_OF_MANY,
		async () => most.map(({ customers }) => customers),
	);
	const { values: drawn } = await sizes.askVector(payer, `newest day v${dataVersion}`, 1, async () => [
		settings.sizeThreshold,
	]);
	const named = await namedByMappings(services, workspaceId);
	const from = tellableFrom(plusMinus, settings.sizeThreshold);
	const told = most.flatMap(({ name, propertyNos }, at) => {
		const value = values[at];
		return value !== undefined && (value >= from || named.delete(name)) ? [{ name, value, propertyNos }] : [];
	});
	const unseen = [...named].map((name) => ({ name, propertyNos: [] }));
	const newestDay = await data.newestEventDay(workspaceId, version, Math.max(1, drawn[0] ?? settings.sizeThreshold));
	return { dataVersion, plusMinus, events: [...told, ...unseen], newestDay };
}

/** Names that mappings give to events: written by somebody who describes data, not found in it. */
async function namedByMappings({ store }: Services, workspaceId: string): Promise<Set<string>> {
	const { items } = await store.imports.list(workspaceId, { limit: IMPORTS_LOOKED_AT, state: "done" });
	const stored = await Promise.all(
		items.filter(({ kind }) => kind === "events").map(({ id }) => loadStoredMapping(store, workspaceId, id)),
	);
	return new Set(stored.flatMap((one) => one?.mapping.spec.options?.eventName ?? []));
}
