import { equalBuckets } from "../../core/catalogue/equal-buckets.ts";
import type { Field, FieldKind, FieldType } from "../../core/catalogue/field.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import { shownCells } from "../../core/privacy/hide-small-cells.ts";
import { narrowestBand } from "../../core/privacy/masking/narrowest-band.ts";
import { type ProtectedSize, protectSize, shownNumber } from "../../core/privacy/protected-size.ts";
import type { DataVersion } from "../../ports/customer-data.ts";
import type { RowGroup } from "../../ports/field-insight.ts";
import type { Call } from "../call.ts";
import { exactSizes } from "../privacy/exact-sizes.ts";
import { type MaskedFields, maskedFields } from "../privacy/masked-fields.ts";
import { withCurrentVersion } from "../segments/current-version.ts";
import type { Services } from "../services.ts";
import { fieldAccess, refuseFields } from "./field-access.ts";
import { findField } from "./find-field.ts";
import { noisyCells } from "./noisy-distribution.ts";

const MOST_VALUES = 20;
/** Share of customers left out at each end before buckets are laid, so that a few extremes do not flatten the chart. */
const TAIL_SHARE = 0.01;
const DAY_MS = 86_400_000;

const NUMERIC: ReadonlySet<FieldType> = new Set(["integer", "decimal", "float", "date", "timestamp"]);

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

interface Asked {
	services: Services;
	masked: MaskedFields;
	workspaceId: string;
	version: DataVersion;
	field: Field;
	all: RowGroup;
	missing: RowGroup;
}

async function distributionOf(asked: Asked): Promise<Distribution> {
	const { field, services } = asked;
	const nothing = { values: [], other: protectSize(0, services.settings.sizeThreshold), buckets: [] };
	if (isHidden(asked)) {
		return { ...nothing, shape: "hidden" };
	}
	return NUMERIC.has(field.type)
		? { ...nothing, shape: "buckets", buckets: await bucketsOf(asked) }
		: { ...nothing, shape: "values", ...(await valuesOf(asked)) };
}

/** Whether the values of a field may be told apart at all. */
function isHidden({ field, masked }: Asked): boolean {
	return field.labels.includes("special-category") || field.labels.includes("minor") || masked.hides(field);
}

async function noisyDistribution(asked: Asked) {
	const { services, masked, field, all, missing } = asked;
	const { data } = services;
	const { workspaceId, version } = asked;
	const none = { names: [], groups: [], other: { rows: 0, customers: 0 }, all, missing };
	if (isHidden(asked)) {
		const { total, missing: without, other } = await noisyCells(services, asked, none);
		return { shape: "hidden" as const, total, missing: without, other, values: [], buckets: [] };
	}
	if (NUMERIC.has(field.type)) {
		const { groups, edges } = await bucketCells(asked);
		const names = edges.map(({ from = "" }) => from);
		const { sizes, ...noisy } = await noisyCells(services, asked, { ...none, names, groups });
		const buckets = edges.map((edge, at) => ({ ...edge, size: sizes[at] ?? noisy.other }));
		return {
			shape: "buckets" as const,
			total: noisy.total,
			missing: noisy.missing,
			other: noisy.other,
			values: [],
			buckets,
		};
	}
	const frequent = await data.frequentValues(workspaceId, version, field, MOST_VALUES);
	const names = frequent.map(({ value }) => value);
	const other = await data.otherValues(workspaceId, version, field, names);
	const noisy = await noisyCells(services, asked, { ...none, names, groups: frequent, other });
	const show = masked.shownAs(field);
	const values = frequent
		.flatMap(({ value }, at) => {
			const size = noisy.sizes[at];
			return size && noisy.tellable[at] ? { value: show(value), size } : [];
		})
		.sort((a, b) => (shownNumber(b.size) ?? 0) - (shownNumber(a.size) ?? 0));
	return {
		shape: "values" as const,
		total: noisy.total,
		missing: noisy.missing,
		other: noisy.other,
		values,
		buckets: [],
	};
}

async function valuesOf({ services, masked, workspaceId, version, field, all, missing }: Asked) {
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

async function bucketsOf(asked: Asked) {
	const threshold = asked.services.settings.sizeThreshold;
	const { groups, edges } = await bucketCells(asked);
	const flags = shownCells(groups, hiddenCustomers(asked.missing, threshold), threshold);
	return edges.map((edge, at) => {
		const group = groups[at];
		return { ...edge, size: group && flags[at] ? protectGroup(group, threshold) : protectSize(0, threshold) };
	});
}

/** Ranges of equal width, and who is in each. */
async function bucketCells({ services, masked, workspaceId, version, field, all, missing }: Asked) {
	const { data, settings } = services;
	const threshold = settings.sizeThreshold;
	const skip = Math.max(threshold - 1, Math.floor((all.customers - missing.customers) * TAIL_SHARE));
	const bounds = await data.bounds(workspaceId, version, field, skip);
	if (bounds === undefined) return { groups: [], edges: [] };
	const buckets = equalBuckets(bounds.low, bounds.high, smallestWidth(field, masked));
	const groups = await data.histogram(workspaceId, version, field, buckets);
	const edgeText = (index: number) => numberText(buckets.edge(index), field.type);
	const edges = groups.map((_, at) => ({
		...(at === 0 ? {} : { from: edgeText(at) }),
		...(at === groups.length - 1 ? {} : { to: edgeText(at + 1) }),
	}));
	return { groups, edges };
}

function refuseUnshowable({ kind, name, labels }: Field): void {
	if (kind !== "identifier" && !labels.includes("free-text")) return;
	throw new SegwardError("distribution-refused", {
		detail: `${name} ${kind === "identifier" ? "identifies customers" : "is free text"}, so its values are not shown.`,
	});
}

/** No bucket tells more than the field's mask does. */
function smallestWidth(field: Field, masked: MaskedFields): number {
	const whole = field.type === "integer" || field.type === "date" || field.type === "timestamp";
	return Math.max(whole ? 1 : 0, narrowestBand(masked.of(field).mask));
}

function numberText(value: number, type: FieldType): string {
	if (type !== "date" && type !== "timestamp") return String(value);
	return new Date(value * DAY_MS).toISOString().slice(0, 10);
}

function hiddenCustomers(group: RowGroup, threshold: number): number {
	return group.customers < threshold ? group.customers : 0;
}

/** Rows count as shown when they are of enough different customers. */
function protectGroup({ rows, customers }: RowGroup, threshold: number): ProtectedSize {
	return customers < threshold ? protectSize(0, threshold) : protectSize(rows, threshold);
}
