import { z } from "zod";
import type { Immutable } from "./immutable.ts";
import { Rule } from "./rule/rule.ts";
import { Slug } from "./slug.ts";
import { Duration } from "./time/duration.ts";
import { isTimeZone } from "./time/time-zone.ts";

export const API_VERSION = "segward/v1";

export const TimeZone = z
	.string()
	.max(64)
	.refine(isTimeZone, "an unknown time zone; use an IANA name such as `Europe/Berlin`");

export const Metadata = z.strictObject({
	name: Slug,
	/** Who answers for it: an e-mail address or a team. */
	owner: z.string().min(1).max(254),
});

/** Of a segment: it may be given to a team, whose members alone change it then. */
const SegmentMetadata = Metadata.extend({ team: Slug.optional() });

export const SegmentSpec = z.strictObject({
	title: z.string().min(1).max(200),
	description: z.string().max(2000).optional(),
	purpose: Slug,
	/** How often the owner has to attest it. */
	reviewEvery: Duration.optional(),
	/** For dates, days and calendar months; UTC where absent. */
	timeZone: TimeZone.optional(),
	tags: z.array(Slug).max(20).optional(),
	rule: Rule,
});
export type SegmentSpec = Immutable<z.infer<typeof SegmentSpec>>;

/** A segment as written in YAML or JSON. */
export const SegmentDocument = z.strictObject({
	apiVersion: z.literal(API_VERSION, { error: `this version reads apiVersion: ${API_VERSION}` }),
	kind: z.literal("Segment"),
	metadata: SegmentMetadata,
	spec: SegmentSpec,
});
export type SegmentDocument = Immutable<z.infer<typeof SegmentDocument>>;
