import type { Field } from "../../core/catalogue/field.ts";
import type { FieldStatistics } from "../../ports/customer-data.ts";
import { publicationOf } from "../privacy/size-accounts.ts";
import { orNothing } from "../privacy/size-budget.ts";
import type { Services } from "../services.ts";

/** A share that may be further off than this in 1 of 20 cases is not shown. */
const LARGEST_ERROR = 0.05;
const PERCENT = 100;

/** Publishes how many customers have a value of each field, with noise, once a data version. */
export async function publishCompleteness(
	{ sizes }: Pick<Services, "sizes">,
	workspaceId: string,
	version: number,
	fields: readonly Field[],
	statistics: readonly FieldStatistics[],
): Promise<void> {
	const measured = ofCustomers(fields);
	const withValue = new Map(statistics.map((one) => [one.fieldNo, one.withValue]));
	const customers = statistics.find(({ fieldNo }) => fieldNo === measured[0]?.no)?.total ?? 0;
	const counts = [customers, ...measured.map(({ no }) => withValue.get(no) ?? 0)];
	const payer = publicationOf(workspaceId, "field:list");
	await orNothing(sizes.askVector(payer, textOf(version), counts.length, async () => counts));
}

/**
 * Share of customers with a value, in whole hundredths, by number of the field: of fields of customers, in data that is large
 * enough for the noise. Of events, one customer may have had thousands.
 */
export async function publishedCompleteness(
	{ sizes }: Pick<Services, "sizes">,
	workspaceId: string,
	version: number,
	fields: readonly Field[],
): Promise<ReadonlyMap<number, number>> {
	const measured = ofCustomers(fields);
	const given = await sizes.knownVector(workspaceId, textOf(version), measured.length + 1);
	const [customers = 0, ...withValue] = given?.values ?? [];
	if (given === undefined || given.plusMinus > customers * LARGEST_ERROR) return new Map();
	const shareOf = (count: number) => Math.round(Math.min(1, Math.max(0, count / customers)) * PERCENT) / PERCENT;
	return new Map(measured.slice(0, withValue.length).map(({ no }, at) => [no, shareOf(withValue[at] ?? 0)]));
}

/** By number: a field that comes later stands behind those that were measured. */
function ofCustomers(fields: readonly Field[]): Field[] {
	return fields.filter(({ kind }) => kind !== "property").sort((a, b) => a.no - b.no);
}

function textOf(version: number): string {
	return `completeness v${version}`;
}
