import { oneSafeLine } from "../../core/privacy/masking/safe-line.ts";
import { aboutSize, type ProtectedSize, protectSize, shownNumber } from "../../core/privacy/protected-size.ts";
import type { DataVersion } from "../../ports/customer-data.ts";
import type { FieldInsight } from "../../ports/field-insight.ts";
import type { Call } from "../call.ts";
import { exactSizes } from "../privacy/exact-sizes.ts";
import { publicationOf } from "../privacy/size-accounts.ts";
import { orNothing } from "../privacy/size-budget.ts";
import { withCurrentVersion } from "../segments/current-version.ts";
import type { Services } from "../services.ts";

interface Measured {
	summaries: Awaited<ReturnType<FieldInsight["eventSummaries"]>>;
	newestDay: string | undefined;
}

/**
 * The events in the data, most frequent first. Measured once a data version: it never changes. Exact for whoever may see
 * exact sizes; for others the customers of each are published with noise, and events themselves are not counted.
 */
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
		let versionNo = 0;
		const { summaries, newestDay } = await withCurrentVersion(services, workspaceId, async (version) => {
			versionNo = version.version;
			const before = known.get(workspaceId);
			if (before?.version === version.version) return before.measured;
			const measured = measure(version);
			known.set(workspaceId, { version: version.version, measured });
			measured.catch(() => known.delete(workspaceId));
			return measured;
		});
		const nameOf = new Map(fields.map(({ no, name }) => [no, name]));
		const noisy = exactSizes(services, call)()
			? undefined
			: await noisyCustomers(services, workspaceId, versionNo, summaries);
		const items = summaries.map(({ name, rows, customers, propertyNos }, at) => ({
			name: oneSafeLine(name),
			events: noisy ? NOT_COUNTED : protectSize(customers < threshold ? 0 : rows, threshold),
			customers: noisy ? (noisy[at] ?? NOT_COUNTED) : protectSize(customers, threshold),
			properties: propertyNos.flatMap((no) => nameOf.get(no) ?? []),
		}));
		// The order would tell what the sizes do not.
		if (noisy) items.sort((a, b) => shownOr0(b.customers) - shownOr0(a.customers) || (a.name < b.name ? -1 : 1));
		return { items, newestDay };
	};
}

/** How many events there are is no count of customers: one of them may have had thousands. */
const NOT_COUNTED: ProtectedSize = { kind: "withheld", reason: "not-published" };

/** One customer may have had every event, so that the noise grows with how many there are. */
async function noisyCustomers(
	{ sizes, settings }: Services,
	workspaceId: string,
	version: number,
	summaries: Measured["summaries"],
): Promise<ProtectedSize[]> {
	const text = `events v${version} ${JSON.stringify(summaries.map(({ name }) => name).sort())}`;
	const ordered = [...summaries].sort((a, b) => (a.name < b.name ? -1 : 1));
	const counts = ordered.map(({ customers }) => customers);
	const payer = publicationOf(workspaceId, "event:list");
	const given = await orNothing(sizes.askVector(payer, text, counts.length, async () => counts));
	return summaries.map((one) => {
		const value = given?.values[ordered.indexOf(one)];
		if (given === undefined || value === undefined) return { kind: "withheld", reason: "budget" };
		return aboutSize({ value, plusMinus: given.plusMinus }, settings.sizeThreshold);
	});
}

function shownOr0(size: ProtectedSize): number {
	return shownNumber(size) ?? 0;
}
