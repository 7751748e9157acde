import type { Field, FieldKind } from "../../core/catalogue/field.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import { shownCells } from "../../core/privacy/hide-small-cells.ts";
import { type ProtectedSize, protectSize, shownNumber } from "../../core/privacy/protected-size.ts";
import type { RowGroup } from "../../ports/field-insight.ts";
import type { Call } from "../call.ts";
import { exactSizes } from "../privacy/exact-sizes.ts";
import { maskedFields } from "../privacy/masked-fields.ts";
import { withCurrentVersion } from "../segments/current-version.ts";
import type { Services } from "../services.ts";
import { type AskedDistribution, isHidden, isNumeric, MOST_VALUES, rangesWithin } from "./asked-distribution.ts";
import { fieldAccess, refuseFields } from "./field-access.ts";
import { findField } from "./find-field.ts";
import { noisyDistribution } from "./noisy-distribution.ts";

/** Share of customers left out at each end before buckets are laid, so that a few extremes do not flatten the chart. */
const TAIL_SHARE = 0.01;

interface Distribution {
	shape: "values" | "buckets" | "hidden";
	values: { value: string; size: ProtectedSize }[];
	other: ProtectedSize;
	buckets: { from?: string; to?: string; size: ProtectedSize }[];
}

/**
 * How the values of a field are distributed, no cell smaller than the threshold, values masked by their labels. Exact for
 * whoever may see exact sizes; for others cells are noisy counts of customers, published once a data version.
 *
 * @throws SegwardError `distribution-refused` for identifiers and free text, `field-forbidden`, `not-found`.
 */
export function fieldDistribution(services: Services) {
	const { store, data, settings } = services;
	const threshold = settings.sizeThreshold;
	return async (call: Call, input: { kind: FieldKind; name: string }) => {
		const { workspaceId } = call;
		const field = await findField(store, workspaceId, input);
		refuseFields(fieldAccess(services, call), "field:see", [field]);
		refuseUnshowable(field);
		call.note({ fields: [field.name] });
		const masked = await maskedFields(services, call, { context: "preview" });
		return withCurrentVersion(services, workspaceId, async (version) => {
			const { all, missing } = await data.completeness(workspaceId, version, field);
			const asked = { services, masked, workspaceId, version, field, all, missing };
			const { name, type } = field;
			if (!exactSizes(services, call)()) {
				const noisy = await noisyDistribution(asked);
				call.note({ customers: shownNumber(noisy.total) });
				return { name, type, unit: "customers" as const, ...noisy };
			}
			call.note({ customers: all.customers });
			return {
				name,
				type,
				unit: field.kind === "property" ? ("events" as const) : ("customers" as const),
				total: protectGroup(all, threshold),
				missing: protectGroup(missing, threshold),
				...(await distributionOf(asked)),
			};
		});
	};
}

async function distributionOf(asked: AskedDistribution): Promise<Distribution> {
	const { field, services } = asked;
	const nothing = { values: [], other: protectSize(0, services.settings.sizeThreshold), buckets: [] };
	if (isHidden(asked)) {
		return { ...nothing, shape: "hidden" };
	}
	return isNumeric(field.type)
		? { ...nothing, shape: "buckets", buckets: await bucketsOf(asked) }
		: { ...nothing, shape: "values", ...(await valuesOf(asked)) };
}

async function valuesOf({ services, masked, workspaceId, version, field, all, missing }: AskedDistribution) {
	const { data, settings } = services;
	const threshold = settings.sizeThreshold;
	const frequent = await data.frequentValues(workspaceId, version, field, MOST_VALUES);
	const counted = frequent.reduce((sum, { rows }) => sum + rows, 0);
	const beyond = Math.max(0, all.rows - missing.rows - counted);
	const rest = beyond + hiddenCustomers(missing, threshold);
	const flags = shownCells(frequent, rest, threshold);
	const shown = frequent.filter((_, at) => flags[at]);
	const other = await data.otherValues(
		workspaceId,
		version,
		field,
		shown.map(({ value }) => value),
	);
	const show = masked.shownAs(field);
	const byMask = new Map<string, number>();
	for (const { value, rows } of shown) {
		const text = show(value);
		byMask.set(text, (byMask.get(text) ?? 0) + rows);
	}
	return {
		values: [...byMask].map(([value, rows]) => ({ value, size: protectSize(rows, threshold) })),
		other: protectGroup(other, threshold),
	};
}

async function bucketsOf(asked: AskedDistribution) {
	const threshold = asked.services.settings.sizeThreshold;
	const { all, missing, workspaceId, version, field } = asked;
	const skip = Math.max(threshold - 1, Math.floor((all.customers - missing.customers) * TAIL_SHARE));
	const bounds = await asked.services.data.bounds(workspaceId, version, field, skip);
	if (bounds === undefined) return [];
	const { groups, edges } = await rangesWithin(asked, bounds);
	const flags = shownCells(groups, hiddenCustomers(missing, threshold), threshold);
	return edges.map((edge, at) => {
		const group = groups[at];
		return { ...edge, size: group && flags[at] ? protectGroup(group, threshold) : protectSize(0, threshold) };
	});
}

function refuseUnshowable({ kind, name, labels }: Field): void {
	if (kind !== "identifier" && !labels.includes("free-text")) return;
	throw new SegwardError("distribution-refused", {
		detail: `${name} ${kind === "identifier" ? "identifies customers" : "is free text"}, so its values are not shown.`,
	});
}

function hiddenCustomers(group: RowGroup, threshold: number): number {
	return group.customers < threshold ? group.customers : 0;
}

/** Rows count as shown when they are of enough different customers. */
function protectGroup({ rows, customers }: RowGroup, threshold: number): ProtectedSize {
	return customers < threshold ? protectSize(0, threshold) : protectSize(rows, threshold);
}
