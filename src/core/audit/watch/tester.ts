import type { Match } from "./match.ts";
import type { Subject, WatchedEntry } from "./watched-entry.ts";

/** Something that a test found. */
export interface Signal {
	subject: Subject;
	/** Numbers of the entries that show it, in order. */
	evidence: number[];
	/** What was found, in words. */
	found: string;
}

/** One test under way. What it remembers is bounded, and plain JSON in `save`. */
export interface Tester {
	/** Takes the next entry that the detection looks at. */
	step(entry: WatchedEntry): Signal | undefined;
	/** Other entries that it has to see, and what it makes of them. */
	readonly beside?: { matches: readonly Match[]; step(entry: WatchedEntry): Signal | undefined };
	save(): unknown;
}

/** How many entries an alert shows of what may be thousands. */
export const MOST_EVIDENCE = 50;

/** Keeps the newest. */
export function addEvidence(evidence: number[], no: number): void {
	evidence.push(no);
	if (evidence.length > MOST_EVIDENCE) evidence.shift();
}

export function minutesText(seconds: number): string {
	if (seconds < 120) return `${seconds} seconds`;
	if (seconds < 7200) return `${Math.round(seconds / 60)} minutes`;
	return seconds < 172_800 ? `${Math.round(seconds / 3600)} hours` : `${Math.round(seconds / 86_400)} days`;
}
