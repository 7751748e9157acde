import { z } from "zod";
import { Match } from "./match.ts";

export const SEVERITIES = ["low", "medium", "high", "critical"] as const;
export const Severity = z.enum(SEVERITIES);
export type Severity = z.infer<typeof Severity>;

const Seconds = z
	.int()
	.min(1)
	.max(31 * 86_400);
const Amount = z.int().min(1).max(1_000_000_000);
const Days = z.int().min(1).max(400);
const GroupBy = z.enum(["actor", "resource", "network", "workspace"]);
/** What is counted: entries, customers in their answers, or different values of a part of them. */
const Measure = z.enum(["entries", "customers", "resources", "questions", "actions"]);
export type Measure = z.infer<typeof Measure>;
export type GroupBy = z.infer<typeof GroupBy>;

/** How the entries that a detection looks at become a suspicion. */
export const Test = z.discriminatedUnion("kind", [
	/** Each of them is one. */
	z.strictObject({ kind: z.literal("each"), by: GroupBy }),
	/** So much of something within a sliding window. */
	z.strictObject({ kind: z.literal("count"), of: Measure, by: GroupBy, withinSeconds: Seconds, atLeast: Amount }),
	/**
	 * More in a day than this actor's days have: over `floor`, and over the median of its earlier days by `times` their
	 * spread (1.4826 × the median absolute deviation, at least a quarter of the median). Nothing before `learnDays` days.
	 */
	z.strictObject({
		kind: z.literal("unusual-day"),
		of: Measure,
		floor: Amount,
		times: z.number().min(1).max(100),
		learnDays: Days,
	}),
	/**
	 * At an hour, or on a weekend, around which this actor was not active on any of its earlier days. Nothing before `learnDays` days of activity, but for the workspace's quiet hours.
	 */
	z.strictObject({
		kind: z.literal("off-hours"),
		learnDays: Days,
		toleranceHours: z.int().min(0).max(11),
		atLeast: Amount,
	}),
	/** From where this actor never came before. Nothing before it was known for `learnDays` days. */
	z.strictObject({
		kind: z.literal("new-place"),
		of: z.enum(["device", "network", "device-and-network"]),
		learnDays: Days,
	}),
	/**
	 * One actor in two networks at once, forth and back `atLeast` times within the window; or, where both networks have a
	 * place in the workspace's table, once faster than `kilometresPerHour`.
	 */
	z.strictObject({
		kind: z.literal("two-places"),
		withinSeconds: Seconds,
		atLeast: Amount,
		kilometresPerHour: z.int().min(100).max(100_000),
	}),
	/** Somebody who was not seen for so long. */
	z.strictObject({ kind: z.literal("dormant"), days: Days }),
	/** One of `first`, then within the window so many of what the detection looks at, by the same actor. */
	z.strictObject({
		kind: z.literal("sequence"),
		first: z.array(Match).min(1),
		/** Whose it is: of whoever acted first, or of the person that was acted upon. */
		of: z.enum(["actor", "resource"]),
		withinSeconds: Seconds,
		atLeast: Amount,
	}),
	/** Once seen, it must be seen again within the time. */
	z.strictObject({ kind: z.literal("absence"), withinSeconds: Seconds }),
	/** The time of an entry lies so far before that of an earlier one. */
	z.strictObject({ kind: z.literal("clock"), backSeconds: Seconds }),
	/**
	 * Pairs of questions by one actor that differ in at most `conditions` conditions, and whose answers differ by fewer than
	 * `customersBelow` customers, but not by none: so is one person told from a crowd.
	 */
	z.strictObject({
		kind: z.literal("neighbours"),
		withinSeconds: Seconds,
		conditions: z.int().min(1).max(10),
		customersBelow: Amount,
		atLeast: Amount,
	}),
]);
export type Test = z.infer<typeof Test>;
export type TestOf<Kind extends Test["kind"]> = Extract<Test, { kind: Kind }>;

/** What the house does by itself when an alert is raised. */
export const Response = z.enum(["end-sessions", "revoke-token", "freeze-releases"]);
export type Response = z.infer<typeof Response>;

/** One thing that is watched for, as data. */
export const Detection = z.strictObject({
	id: z.string().regex(/^[a-z][a-z0-9-]{1,59}$/),
	title: z.string().min(1).max(100),
	severity: Severity,
	/** Why it is suspicious, in plain words. */
	explanation: z.string().min(1).max(600),
	/** What to do first. */
	suggestion: z.string().min(1).max(600),
	enabled: z.boolean(),
	when: z.array(Match).min(1).max(20),
	test: Test,
});
export type Detection = z.infer<typeof Detection>;
