import type { Field } from "../../core/catalogue/field.ts";
import { aboutSize, type ProtectedSize } from "../../core/privacy/protected-size.ts";
import type { DataVersion } from "../../ports/customer-data.ts";
import type { RowGroup } from "../../ports/field-insight.ts";
import { publicationOf } from "../privacy/size-accounts.ts";
import { orNothing } from "../privacy/size-budget.ts";
import type { Services } from "../services.ts";

/** The groups that a field divides customers into. */
export interface Cells {
	/** What tells one cell from another: its value, or where it begins. */
	names: readonly string[];
	groups: readonly RowGroup[];
	/** Those with a value that are in none of them. */
	other: RowGroup;
	all: RowGroup;
	missing: RowGroup;
}

/** Noisy sizes of cells: how many different customers each is of. */
export interface NoisyCells {
	total: ProtectedSize;
	missing: ProtectedSize;
	sizes: readonly ProtectedSize[];
	/** Cells whose very name may be told: so large that hardly any of a few customers ever gets there by chance. */
	tellable: readonly boolean[];
	/** Those in none of the tellable cells. */
	other: ProtectedSize;
}

const WITHHELD: ProtectedSize = { kind: "withheld", reason: "budget" };

/**
 * The cells as everyone may see them: published once a data version. Where customers are in one cell each they are in two
 * of the counts, the total being one; else they may be in all of them, and the noise is larger.
 */
export async function noisyCells(
	{ sizes, settings }: Pick<Services, "sizes" | "settings">,
	{ workspaceId, version, field }: { workspaceId: string; version: DataVersion; field: Field },
	{ names, groups, other, all, missing }: Cells,
): Promise<NoisyCells> {
	const threshold = settings.sizeThreshold;
	const counts = [all, missing, other, ...groups].map(({ customers }) => customers);
	const overlapping = field.kind === "attribute" && field.type !== "text-list" ? 2 : counts.length;
	const text = `distribution v${version.version} ${JSON.stringify([field.no, names])}`;
	const asked = sizes.askVector(
		publicationOf(workspaceId, "field:distribution"),
		text,
		overlapping,
		async () => counts,
	);
	const given = await orNothing(asked);
	if (given === undefined) {
		const sizesOfCells = groups.map(() => WITHHELD);
		return {
			total: WITHHELD,
			missing: WITHHELD,
			other: WITHHELD,
			sizes: sizesOfCells,
			tellable: groups.map(() => false),
		};
	}
	const { plusMinus } = given;
	const [total = 0, without = 0, beyond = 0, ...cells] = given.values;
	const about = (value: number) => aboutSize({ value, plusMinus }, threshold);
	// Twice a 95 % interval is about four standard deviations.
	const tellable = cells.map((value) => value >= threshold + 2 * plusMinus);
	const untold = cells.reduce((sum, value, at) => (tellable[at] ? sum : sum + value), beyond);
	return { total: about(total), missing: about(without), sizes: cells.map(about), tellable, other: about(untold) };
}
