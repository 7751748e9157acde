import { oneSafeLine } from "../../core/privacy/masking/safe-line.ts";
import { protectSize } from "../../core/privacy/protected-size.ts";
import type { DataVersion } from "../../ports/customer-data.ts";
import type { FieldInsight } from "../../ports/field-insight.ts";
import type { Call } from "../call.ts";
import { withCurrentVersion } from "../segments/current-version.ts";
import type { Services } from "../services.ts";

interface Measured {
	summaries: Awaited<ReturnType<FieldInsight["eventSummaries"]>>;
	newestDay: string | undefined;
}

/** The events in the data, most frequent first. Measured once a data version: it never changes. */
export function listEventNames(services: Services) {
	const { store, data, settings } = services;
	const threshold = settings.sizeThreshold;
	const known = new Map<string, { version: number; measured: Promise<Measured> }>();
	return async (call: Call, _input: unknown) => {
		const { workspaceId } = call;
		const fields = await store.fields.list(workspaceId);
		const measure = async (version: DataVersion): Promise<Measured> => ({
			summaries: await data.eventSummaries(workspaceId, version, fields),
			newestDay: await data.newestEventDay(workspaceId, version, threshold),
		});
		const { summaries, newestDay } = await withCurrentVersion(services, workspaceId, async (version) => {
			const before = known.get(workspaceId);
			if (before?.version === version.version) return before.measured;
			const measured = measure(version);
			known.set(workspaceId, { version: version.version, measured });
			measured.catch(() => known.delete(workspaceId));
			return measured;
		});
		const nameOf = new Map(fields.map(({ no, name }) => [no, name]));
		return {
			items: summaries.map(({ name, rows, customers, propertyNos }) => ({
				name: oneSafeLine(name),
				events: protectSize(customers < threshold ? 0 : rows, threshold),
				customers: protectSize(customers, threshold),
				properties: propertyNos.flatMap((no) => nameOf.get(no) ?? []),
			})),
			newestDay,
		};
	};
}
