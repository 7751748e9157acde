import { z } from "zod";
import { Severity } from "./detection.ts";

export const AlertState = z.enum(["open", "acknowledged", "investigating", "closed"]);
export type AlertState = z.infer<typeof AlertState>;

/** Why an alert is closed. `expected`: it was what it says, and is allowed. */
export const CloseReason = z.enum(["handled", "expected", "false-alarm"]);
export type CloseReason = z.infer<typeof CloseReason>;

/** What became of an alert, step by step. */
export const AlertStep = z.object({
	at: z.iso.datetime(),
	/** Name of whoever did it; `segward` where the house did. */
	by: z.string(),
	did: z.enum(["raised", "acknowledged", "investigating", "closed", "responded", "reopened"]),
	reason: CloseReason.optional(),
	note: z.string().max(2000).optional(),
});
export type AlertStep = z.infer<typeof AlertStep>;

/** A suspicion that waits for somebody. One that goes on adds evidence to the alert that is there. */
export const Alert = z.object({
	id: z.string(),
	detection: z.string(),
	severity: Severity,
	subject: z.object({ key: z.string(), label: z.string() }),
	state: AlertState,
	/** Time of the entry that raised it, and of the newest. */
	openedAt: z.iso.datetime(),
	lastAt: z.iso.datetime(),
	/** How often it was found, and what was found last, in words. */
	times: z.int().positive(),
	found: z.string(),
	/** Numbers of entries, in order; the newest fifty. */
	evidence: z.array(z.int().positive()).min(1).max(50),
	steps: z.array(AlertStep).max(200),
});
export type Alert = z.infer<typeof Alert>;
