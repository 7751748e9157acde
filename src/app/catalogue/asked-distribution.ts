import { equalBuckets } from "../../core/catalogue/equal-buckets.ts";
import type { Field, FieldType } from "../../core/catalogue/field.ts";
import { narrowestBand } from "../../core/privacy/masking/narrowest-band.ts";
import type { DataVersion } from "../../ports/customer-data.ts";
import type { RowGroup } from "../../ports/field-insight.ts";
import type { MaskedFields } from "../privacy/masked-fields.ts";
import type { Services } from "../services.ts";

/** At most so many values of a field are listed. */
export const MOST_VALUES = 20;

const DAY_MS = 86_400_000;
const NUMERIC: ReadonlySet<FieldType> = new Set(["integer", "decimal", "float", "date", "timestamp"]);

/** A field whose distribution is asked for, and what of it somebody may see. */
export interface AskedDistribution {
	services: Services;
	masked: MaskedFields;
	workspaceId: string;
	version: DataVersion;
	field: Field;
	all: RowGroup;
	missing: RowGroup;
}

/** Whether values have an order, and are shown in ranges. */
export function isNumeric(type: FieldType): boolean {
	return NUMERIC.has(type);
}

/** Whether the values of a field may not be told apart at all. */
export function isHidden({ field, masked }: AskedDistribution): boolean {
	if (field.labels.includes("special-category") || field.labels.includes("minor") || masked.hides(field)) return true;
	return isNumeric(field.type) && !Number.isFinite(narrowestBand(masked.of(field).mask));
}

/** Ranges of equal width, and who is in each. What lies outside of the ends counts to the first or last. */
export async function rangesWithin(
	{ services, masked, workspaceId, version, field }: AskedDistribution,
	{ low, high }: { low: number; high: number },
) {
	const buckets = equalBuckets(low, high, smallestWidth(field, masked));
	const groups = await services.data.histogram(workspaceId, version, field, buckets);
	const edgeText = (index: number) => numberText(buckets.edge(index), field.type);
	const edges = groups.map((_, at) => ({
		...(at === 0 ? {} : { from: edgeText(at) }),
		...(at === groups.length - 1 ? {} : { to: edgeText(at + 1) }),
	}));
	return { groups, edges };
}

/** No range tells more than the field's mask does. */
function smallestWidth(field: Field, masked: MaskedFields): number {
	const whole = field.type === "integer" || field.type === "date" || field.type === "timestamp";
	return Math.max(whole ? 1 : 0, narrowestBand(masked.of(field).mask));
}

function numberText(value: number, type: FieldType): string {
	if (type !== "date" && type !== "timestamp") return String(value);
	return new Date(value * DAY_MS).toISOString().slice(0, 10);
}
