import type { DataFiles } from "./data-files.ts";
import type { Workload } from "./workload.ts";

/**
 * Something that is measured, alone in a process of its own. Every method is timed from outside as a whole.
 * `open` is called first, on an empty directory or on one that this subject filled before.
 */
export interface Subject {
	/** Ready to answer when it resolves. */
	open(directory: string): Promise<void>;
	importCustomers(files: DataFiles): Promise<void>;
	importEventsJsonl(files: DataFiles): Promise<void>;
	importEventsCsv(files: DataFiles): Promise<void>;
	/** Untimed: whatever a sensible operator does once after loading, such as indexes and statistics. */
	settle(): Promise<void>;
	/** Size of the segment; -1 where the subject protects it. */
	preview(workload: Workload): Promise<number>;
	/** Untimed: makes the segments known that `refresh` will compute, where a subject has to know them. */
	prepareSegments?(workloads: readonly Workload[]): Promise<void>;
	/** Computes and stores the membership of each; returns the sizes. */
	refresh(workloads: readonly Workload[]): Promise<number[]>;
	/** Whether one customer, by number, is in a refreshed segment. */
	isMember(segment: string, customerNo: number): Promise<boolean>;
	/** Median milliseconds of one authorisation decision; undefined where there is none. */
	authorisationMs?(): Promise<number>;
	/** Peak resident memory in bytes, where it is not that of this process. */
	peakMemoryBytes?(): Promise<number>;
	close(): Promise<void>;
}

export const SUBJECTS = ["segward", "chdb", "duckdb", "postgresql"] as const;
export type SubjectName = (typeof SUBJECTS)[number];

export type Operation = Exclude<keyof Subject, "close">;
export interface Request {
	operation: Operation | "close" | "memory" | "lookups";
	arguments: unknown[];
}
export type Reply = { ms: number; value: unknown } | { error: string };
