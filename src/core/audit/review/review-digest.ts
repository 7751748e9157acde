import { z } from "zod";
import { StoredAuditEntry } from "../entry.ts";
import { AlertDigest } from "./alert-digest.ts";

/** How often in the period, and in the one before. */
export const Compared = z.object({ count: z.int().nonnegative(), before: z.int().nonnegative() });
export type Compared = z.infer<typeof Compared>;

export const NamedCount = Compared.extend({ name: z.string() });
export type NamedCount = z.infer<typeof NamedCount>;

/** An entry as a digest lists it. */
export const ListedEntry = StoredAuditEntry.pick({
	no: true,
	at: true,
	actor: true,
	action: true,
	resource: true,
	outcome: true,
	reason: true,
	breakGlass: true,
}).extend({
	/** What it changed. */
	changed: z.array(z.string()).optional(),
});
export type ListedEntry = z.infer<typeof ListedEntry>;

/** The newest entries of one sort, and how many there are in all. */
export const EntryList = Compared.extend({ newest: z.array(ListedEntry) });
export type EntryList = z.infer<typeof EntryList>;

export const LogVerification = z.object({
	/** Entries in the tree when it was verified. */
	size: z.int().nonnegative(),
	/** The signed head that was verified. */
	checkpoint: z.string(),
	/** Size of the head of the review before, which the log was found to have grown from. */
	grownFrom: z.int().nonnegative().optional(),
	/** What is wrong, in words; none: everything fits. */
	faults: z.array(z.string()),
});
export type LogVerification = z.infer<typeof LogVerification>;

/** What happened in a period, as a review shows it. Holds no customer value. */
export const ReviewDigest = z.object({
	acts: Compared,
	refused: Compared,
	/** Customers whom answers concerned, counted once an act. */
	customers: Compared,
	byAction: z.array(NamedCount),
	byActor: z.array(NamedCount),
	/** Acts by the day, in the schedule's time zone: `2026-11-23`. */
	byDay: z.array(z.object({ day: z.string(), count: z.int().nonnegative(), refused: z.int().nonnegative() })),
	denials: EntryList,
	sensitiveActs: EntryList,
	accessChanges: EntryList,
	emergencies: EntryList,
	configurationChanges: EntryList,
	/** Actors who did something in this period and nothing in the one before. */
	newActors: z.array(z.string()),
	/** False where there was more than a digest looks at; then it tells of the newest. */
	complete: z.boolean(),
	/** Absent where the schedule has no such section. */
	alerts: AlertDigest.optional(),
	log: LogVerification.optional(),
});
export type ReviewDigest = z.infer<typeof ReviewDigest>;
