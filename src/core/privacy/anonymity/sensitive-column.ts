import { z } from "zod";
import type { Hierarchy } from "./hierarchy.ts";

/**
 * How far apart two sensitive values are: all equally, by their place in an order, or by how high in a hierarchy they meet.
 */
export const Distance = z.enum(["equal", "ordered", "hierarchical"]);
export type Distance = z.infer<typeof Distance>;

export interface SensitiveColumn {
	readonly name: string;
	/** Text of each code, in order where the distance is `ordered`. */
	readonly labels: readonly string[];
	readonly distance: Distance;
	/** Of a `hierarchical` distance. */
	readonly hierarchy?: Hierarchy;
}
