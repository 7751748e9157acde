import type { DataVersion } from "../../ports/customer-data.ts";
import { qualified } from "./tables.ts";

/**
 * Tables that someone in this process still needs although the current version may no longer name them:
 * the version a running reader works on, and the stage of a running import.
 */
export class TableLeases {
	readonly #held = new Map<string, number>();

	/** Holds the tables of a version until the returned function is called (once). */
	holdVersion(workspaceId: string, version: DataVersion): () => void {
		return this.hold(workspaceId, Object.values(version.tables));
	}

	/** Holds tables until the returned function is called (once). */
	hold(workspaceId: string, tables: readonly string[]): () => void {
		const names = tables.map((table) => qualified(workspaceId, table));
		for (const name of names) this.#held.set(name, (this.#held.get(name) ?? 0) + 1);
		let held = true;
		return () => {
			if (!held) return;
			held = false;
			for (const name of names) this.#release(name);
		};
	}

	/** Runs `work` while the tables of `version` stay. */
	async whileReading<T>(workspaceId: string, version: DataVersion, work: () => Promise<T>): Promise<T> {
		const release = this.holdVersion(workspaceId, version);
		try {
			return await work();
		} finally {
			release();
		}
	}

	isHeld(workspaceId: string, table: string): boolean {
		return this.#held.has(qualified(workspaceId, table));
	}

	#release(name: string): void {
		const left = (this.#held.get(name) ?? 0) - 1;
		if (left > 0) this.#held.set(name, left);
		else this.#held.delete(name);
	}
}
