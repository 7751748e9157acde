import { grainOf } from "./grain.ts";
import type { Mask } from "./mask.ts";

const DAYS_OF_A_MONTH = 31;
const DAYS_OF_A_YEAR = 366;

/**
 * Width of the narrowest band of numbers (or days) that a mask tells apart; 0 where it says nothing of the kind, infinite
 * where all bands are open.
 */
export function narrowestBand(mask: Mask): number {
	return Math.max(
		grainOf(mask)?.width ?? 0,
		...mask.map((step) => {
			switch (step.kind) {
				case "month":
					return DAYS_OF_A_MONTH;
				case "year":
					return DAYS_OF_A_YEAR;
				case "age-band":
					return step.years * DAYS_OF_A_YEAR;
				default:
					return 0;
			}
		}),
	);
}
