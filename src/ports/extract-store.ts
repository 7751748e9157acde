import type { ExtractRecord } from "../core/privacy/extract/extract-record.ts";

/** Extracts and their rows, which are sealed like everything in the control store. */
export interface ExtractStore {
	create(workspaceId: string, record: ExtractRecord): Promise<void>;
	update(workspaceId: string, id: string, change: Partial<ExtractRecord>): Promise<void>;
	find(workspaceId: string, id: string): Promise<ExtractRecord | undefined>;
	/** Newest first. */
	list(workspaceId: string): Promise<ExtractRecord[]>;
	/** Adds the next rows: numbers begin at 0 and leave none out. */
	putRows(workspaceId: string, id: string, no: number, rows: string): Promise<void>;
	/** Undefined after the last. */
	rows(workspaceId: string, id: string, no: number): Promise<string | undefined>;
	/** Removes the rows alone. */
	dropRows(workspaceId: string, id: string): Promise<void>;
}
