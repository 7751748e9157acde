import { oneSafeLine } from "../../core/privacy/mask.ts";
import { protectSize } from "../../core/privacy/protected-size.ts";
import type { FieldInsight } from "../../ports/field-insight.ts";
import type { Call } from "../call.ts";
import { withCurrentVersion } from "../segments/current-version.ts";
import type { Services } from "../services.ts";

type Summaries = ReturnType<FieldInsight["eventSummaries"]>;

/** The events in the data, most frequent first. Measured once a data version: it never changes. */
export function listEventNames(services: Services) {
	const { store, data, settings } = services;
	const threshold = settings.sizeThreshold;
	const measured = new Map<string, { version: number; summaries: Summaries }>();
	return async (call: Call, _input: unknown) => {
		const { workspaceId } = call;
		const fields = await store.fields.list(workspaceId);
		const summaries = await withCurrentVersion(services, workspaceId, async (version) => {
			const known = measured.get(workspaceId);
			if (known?.version === version.version) return known.summaries;
			const fresh = data.eventSummaries(workspaceId, version, fields);
			measured.set(workspaceId, { version: version.version, summaries: fresh });
			fresh.catch(() => measured.delete(workspaceId));
			return fresh;
		});
		const nameOf = new Map(fields.map(({ no, name }) => [no, name]));
		return {
			items: summaries.map(({ name, rows, customers, propertyNos }) => ({
				name: oneSafeLine(name),
				events: protectSize(customers < threshold ? 0 : rows, threshold),
				customers: protectSize(customers, threshold),
				properties: propertyNos.flatMap((no) => nameOf.get(no) ?? []),
			})),
		};
	};
}
