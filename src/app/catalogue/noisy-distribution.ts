import { drawnRange, fixedEdges, type Spread } from "../../core/catalogue/fixed-ranges.ts";
import { aboutSize, type ProtectedSize } from "../../core/privacy/protected-size.ts";
import {
	COUNTED_VALUES,
	COUNTED_VALUES_OF_MANY,
	plusMinusOfSum,
	tellableFrom,
	tellableValues,
} from "../../core/privacy/sizes/tellable-values.ts";
import type { RowGroup } from "../../ports/field-insight.ts";
import { publicationOf } from "../privacy/size-accounts.ts";
import { orNothing } from "../privacy/size-budget.ts";
import { type AskedDistribution, isHidden, isNumeric, MOST_VALUES, rangesWithin } from "./asked-distribution.ts";

/** Ranges of fewer than this share of all customers are drawn into the first or last bar. */
const TAIL_SHARE = 0.005;

interface NoisyDistribution {
	shape: "values" | "buckets" | "hidden";
	total: ProtectedSize;
	missing: ProtectedSize;
	other: ProtectedSize;
	values: { value: string; size: ProtectedSize }[];
	buckets: { from?: string; to?: string; size: ProtectedSize }[];
}

const WITHHELD: ProtectedSize = { kind: "withheld", reason: "budget" };
/** Customers may have several values each, so that it does not follow from the others. */
const NOT_COUNTED: ProtectedSize = { kind: "withheld", reason: "not-published" };
const NOTHING = { total: WITHHELD, missing: WITHHELD, other: WITHHELD, values: [], buckets: [] };

/**
 * A distribution as everyone may see it: noisy counts of customers, published once a data version. Which values and which
 * edges are told follows from noisy counts alone.
 */
export async function noisyDistribution(asked: AskedDistribution): Promise<NoisyDistribution> {
	if (isHidden(asked)) return { ...NOTHING, shape: "hidden", ...(await publish(asked, "missing", []))?.sizes };
	return isNumeric(asked.field.type) ? noisyRanges(asked) : noisyValues(asked);
}

async function noisyRanges(asked: AskedDistribution): Promise<NoisyDistribution> {
	const range = await publishedRange(asked);
	if (range === "withheld") return { ...NOTHING, shape: "buckets" };
	const { groups, edges } = range ? await rangesWithin(asked, range) : { groups: [], edges: [] };
	const published = await publish(asked, `ranges ${JSON.stringify(edges)}`, groups);
	if (published === undefined) return { ...NOTHING, shape: "buckets" };
	const buckets = edges.map((edge, at) => ({ ...edge, size: published.about(published.cells[at] ?? 0) }));
	return { ...NOTHING, shape: "buckets", ...published.sizes, buckets };
}

/** Where bars begin and end, from noisy counts over ranges that are the same for all data. */
async function publishedRange({ services, workspaceId, version, field }: AskedDistribution) {
	const { data, sizes, settings } = services;
	const edges = fixedEdges(field.type === "date" || field.type === "timestamp" ? "days" : "numbers");
	const measure = async () => {
		const { lowest, highest } = await data.spread(workspaceId, version, field, edges);
		return [...lowest, ...highest];
	};
	const text = `spread v${version.version} ${field.no}`;
	// A customer has one lowest and one highest value.
	const given = await orNothing(sizes.askVector(publicationOf(workspaceId, "field:distribution"), text, 2, measure));
	if (given === undefined) return "withheld" as const;
	const ranges = edges.length + 1;
	const spread: Spread = { lowest: given.values.slice(0, ranges), highest: given.values.slice(ranges) };
	const all = spread.lowest.reduce((sum, count) => sum + count, 0);
	const from = tellableFrom(given.plusMinus, settings.sizeThreshold);
	return drawnRange(edges, spread, Math.max(from, all * TAIL_SHARE));
}

async function noisyValues(asked: AskedDistribution): Promise<NoisyDistribution> {
	const { services, masked, workspaceId, version, field } = asked;
	const { sizeThreshold, sizeNoise } = services.settings;
	const counted = hasOneValue(asked) ? COUNTED_VALUES : COUNTED_VALUES_OF_MANY;
	const frequent = await services.data.frequentValues(workspaceId, version, field, counted);
	// The noise is for as many counts as there may be: how many values there are must not show in it.
	const published = await publish(asked, "values", frequent, counted);
	if (published === undefined) return { ...NOTHING, shape: "values" };
	const { cells, about, sizes, plusMinus } = published;
	const told = tellableValues(cells, tellableFrom(plusMinus, sizeThreshold), MOST_VALUES);
	const show = masked.shownAs(field);
	const values = told.map((at) => ({ value: show(frequent[at]?.value ?? ""), size: about(cells[at] ?? 0) }));
	if (!hasOneValue(asked)) return { ...NOTHING, shape: "values", ...sizes, other: NOT_COUNTED, values };
	const value = told.reduce((rest, at) => rest - (cells[at] ?? 0), published.total - published.missing);
	const other = aboutSize({ value, plusMinus: plusMinusOfSum(sizeNoise, 2, told.length + 2) }, sizeThreshold);
	return { ...NOTHING, shape: "values", ...sizes, other, values };
}

/** Each customer is without a value, or in one cell. */
function hasOneValue({ field }: AskedDistribution): boolean {
	return field.kind === "attribute" && field.type !== "text-list";
}

/**
 * Noisy counts of everyone, of those without a value, and of the cells. Where customers are in one cell each they are in two
 * of the counts, the total being one; else they may be in all of them, and the noise is larger.
 */
async function publish(
	asked: AskedDistribution,
	what: string,
	groups: readonly RowGroup[],
	mostGroups = groups.length,
) {
	const { services, workspaceId, version, field, all, missing } = asked;
	const counts = [all, missing, ...groups].map(({ customers }) => customers);
	const overlapping = hasOneValue(asked) ? 2 : 2 + mostGroups;
	const text = `distribution v${version.version} ${field.no} ${what}`;
	const payer = publicationOf(workspaceId, "field:distribution");
	const given = await orNothing(services.sizes.askVector(payer, text, overlapping, async () => counts));
	if (given === undefined) return undefined;
	const { plusMinus } = given;
	const about = (value: number) => aboutSize({ value, plusMinus }, services.settings.sizeThreshold);
	const [total = 0, without = 0, ...cells] = given.values;
	return { total, missing: without, cells, about, plusMinus, sizes: { total: about(total), missing: about(without) } };
}
