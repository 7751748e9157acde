import { z } from "zod";
import type { Immutable } from "./immutable.ts";
import { EventMeasure } from "./rule/measure.ts";
import { API_VERSION, Metadata } from "./segment-document.ts";

export const TraitSpec = z.strictObject({
	title: z.string().min(1).max(200),
	description: z.string().max(2000).optional(),
	measure: EventMeasure,
});
export type TraitSpec = Immutable<z.infer<typeof TraitSpec>>;

/** A computed trait as written in YAML or JSON. Its calendar windows follow the time zone of the segment that uses it. */
export const TraitDocument = z.strictObject({
	apiVersion: z.literal(API_VERSION, { error: `this version reads apiVersion: ${API_VERSION}` }),
	kind: z.literal("Trait"),
	metadata: Metadata,
	spec: TraitSpec,
});
export type TraitDocument = Immutable<z.infer<typeof TraitDocument>>;
