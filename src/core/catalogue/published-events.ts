import { z } from "zod";

/** The events of a data version as everyone may know them: those that many do, or that a mapping names. */
export const PublishedEvents = z.object({
	dataVersion: z.int().nonnegative(),
	/** Half the width of a 95 % interval of each value. */
	plusMinus: z.int().nonnegative(),
	events: z.array(
		z.object({
			name: z.string(),
			/** How many customers, with noise; absent where nobody counted. */
			value: z.int().optional(),
			propertyNos: z.array(z.int()),
		}),
	),
	/** The newest day, in UTC, on which or after which enough customers did something; how many is drawn anew each time. */
	newestDay: z.iso.date().optional(),
});
export type PublishedEvents = z.infer<typeof PublishedEvents>;
