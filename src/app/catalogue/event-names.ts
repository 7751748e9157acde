import { oneSafeLine } from "../../core/privacy/masking/safe-line.ts";
import { aboutSize, type ProtectedSize, protectSize, shownNumber } from "../../core/privacy/protected-size.ts";
import type { DataVersion } from "../../ports/customer-data.ts";
import type { FieldInsight } from "../../ports/field-insight.ts";
import type { Call } from "../call.ts";
import { exactSizes } from "../privacy/exact-sizes.ts";
import { withCurrentVersion } from "../segments/current-version.ts";
import type { Services } from "../services.ts";
import { publishedEvents } from "./published-events.ts";

interface Measured {
	summaries: Awaited<ReturnType<FieldInsight["eventSummaries"]>>;
	newestDay: string | undefined;
}

/** How many events there are is no count of customers: one of them may have had thousands. */
const NOT_COUNTED: ProtectedSize = { kind: "withheld", reason: "not-published" };

/**
 * The events in the data, most frequent first. Exact for whoever may see exact sizes; for others those that many customers do,
 * with noisy counts of these customers.
 */
export function listEventNames(services: Services) {
	const measured = measuredEvents(services);
	return async (call: Call, _input: unknown) => {
		const { store, settings } = services;
		const nameOf = new Map((await store.fields.list(call.workspaceId)).map(({ no, name }) => [no, name]));
		const propertiesOf = (nos: readonly number[]) => nos.flatMap((no) => nameOf.get(no) ?? []);
		const threshold = settings.sizeThreshold;
		if (!exactSizes(services, call)()) {
			const { events, plusMinus, newestDay } = await publishedEvents(services, call.workspaceId);
			const items = events.map(({ name, value, propertyNos }) => ({
				name: oneSafeLine(name),
				events: NOT_COUNTED,
				customers: value === undefined ? NOT_COUNTED : aboutSize({ value, plusMinus }, threshold),
				properties: propertiesOf(propertyNos),
			}));
			// The order would tell what the sizes do not.
			items.sort((a, b) => shownOr0(b.customers) - shownOr0(a.customers) || (a.name < b.name ? -1 : 1));
			return { items, newestDay };
		}
		const { summaries, newestDay } = await measured(call.workspaceId);
		const items = summaries.map(({ name, rows, customers, propertyNos }) => ({
			name: oneSafeLine(name),
			events: protectSize(customers < threshold ? 0 : rows, threshold),
			customers: protectSize(customers, threshold),
			properties: propertiesOf(propertyNos),
		}));
		return { items, newestDay };
	};
}

/** Measured once a data version: it never changes. */
function measuredEvents(services: Services): (workspaceId: string) => Promise<Measured> {
	const { store, data, settings } = services;
	const known = new Map<string, { version: number; measured: Promise<Measured> }>();
	const measure = async (workspaceId: string, version: DataVersion): Promise<Measured> => ({
		summaries: await data.eventSummaries(workspaceId, version, await store.fields.list(workspaceId)),
		newestDay: await data.newestEventDay(workspaceId, version, settings.sizeThreshold),
	});
	return (workspaceId) =>
		withCurrentVersion(services, workspaceId, (version) => {
			const before = known.get(workspaceId);
			if (before?.version === version.version) return before.measured;
			const measured = measure(workspaceId, version);
			known.set(workspaceId, { version: version.version, measured });
			measured.catch(() => known.delete(workspaceId));
			return measured;
		});
}

function shownOr0(size: ProtectedSize): number {
	return shownNumber(size) ?? 0;
}
