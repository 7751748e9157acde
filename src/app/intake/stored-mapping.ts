import { z } from "zod";
import { Mapping } from "../../core/intake/mapping.ts";
import type { ControlStore } from "../../ports/control-store.ts";

/** What an import keeps to be understood later: its mapping, and the header of its source. */
export const StoredMapping = z.object({
	mapping: Mapping,
	/** Header names in the order of the source's columns; empty before the content was read. */
	columns: z.array(z.string()),
	/** False while nobody has confirmed a proposed mapping. */
	confirmed: z.boolean(),
});
export type StoredMapping = z.infer<typeof StoredMapping>;

export async function loadStoredMapping(
	store: ControlStore,
	workspaceId: string,
	importId: string,
): Promise<StoredMapping | undefined> {
	const stored = await store.imports.mapping(workspaceId, importId);
	return stored === undefined || stored === null ? undefined : StoredMapping.parse(stored);
}
