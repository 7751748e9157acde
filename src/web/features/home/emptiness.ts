import type { ResultOf } from "../../../contract/routes.ts";

/** No data and no segment: what greets a new installation without the sample. */
export function isEmpty({ totals }: Pick<ResultOf<"overview">, "totals">): boolean {
	return totals.dataVersion === 0 && totals.segments === 0;
}
