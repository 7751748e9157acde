import type { AuditEntry, StoredAuditEntry } from "../../src/core/audit/entry.ts";

/** An entry and the incident that it belongs to, if any. */
export interface Planted {
	entry: AuditEntry;
	incident?: string;
}

export type Told = Pick<AuditEntry, "actor" | "action"> & Partial<AuditEntry>;

/** Collects what happened in any order; told in the order of time, numbered. */
export class Diary {
	readonly #planted: Planted[] = [];

	add(atMs: number, told: Told, incident?: string): void {
		this.#planted.push({
			entry: {
				workspaceId: "main",
				role: "marketer",
				resource: "segment/*",
				decision: told.outcome === "refused" ? "deny" : "allow",
				outcome: "done",
				requestId: `r${this.#planted.length}`,
				...told,
				at: new Date(atMs).toISOString(),
			},
			incident,
		});
	}

	entries(): { entries: StoredAuditEntry[]; incidents: Map<number, string> } {
		const ordered = this.#planted.toSorted((a, b) => (a.entry.at < b.entry.at ? -1 : a.entry.at > b.entry.at ? 1 : 0));
		const incidents = new Map<number, string>();
		const entries = ordered.map(({ entry, incident }, at) => {
			if (incident !== undefined) incidents.set(at + 1, incident);
			return { ...entry, no: at + 1 };
		});
		return { entries, incidents };
	}
}
