import { SegwardError } from "../../core/error/segward-error.ts";
import type { ImportCounts, ImportKind, ImportMode, ImportRecord } from "../../core/intake/import-record.ts";
import { parseMapping } from "../../core/intake/parse-mapping.ts";
import type { Call } from "../call.ts";
import { isoInstant, type Services } from "../services.ts";
import type { StoredMapping } from "./stored-mapping.ts";

export const NO_ROWS: ImportCounts = {
	rowsRead: 0,
	rowsAccepted: 0,
	rowsQuarantined: 0,
	rowsUnchanged: 0,
	customersCreated: 0,
	customersUpdated: 0,
	eventsAdded: 0,
};

export interface ImportRequest {
	kind: ImportKind;
	mode: ImportMode;
	source: string;
	dryRun: boolean;
	mapping?: Record<string, unknown>;
	mappingName?: string;
}

/**
 * Announces an import; its content follows. Without a mapping, one is proposed from the content.
 *
 * @throws SegwardError `mapping-invalid`, `not-found` for an unknown saved mapping.
 */
export function createImport({ store, clock, newId }: Services) {
	return async (call: Call, input: ImportRequest): Promise<ImportRecord> => {
		if (input.mode === "replace" && input.kind === "events") {
			throw new SegwardError("request-invalid", {
				path: "mode",
				detail: "Events are only ever added; replace is for customers.",
			});
		}
		const mapping = await chosenMapping(store, call.workspaceId, input);
		if (mapping && mapping.spec.imports !== input.kind) {
			throw new SegwardError("mapping-invalid", {
				path: "spec.imports",
				detail: `The mapping is for ${mapping.spec.imports}, the import for ${input.kind}.`,
			});
		}
		const record = await store.imports.create(call.workspaceId, {
			id: newId(),
			kind: input.kind,
			mode: input.mode,
			state: "waiting",
			source: input.source,
			dryRun: input.dryRun,
			counts: NO_ROWS,
			bytesRead: 0,
			startedBy: call.principal.name,
			startedAt: isoInstant(clock.now()),
		});
		if (mapping) {
			const stored: StoredMapping = { mapping, columns: [], confirmed: true };
			await store.imports.setMapping(call.workspaceId, record.id, stored, "");
		}
		call.note({ resourceId: record.id });
		return record;
	};
}

async function chosenMapping(store: Services["store"], workspaceId: string, input: ImportRequest) {
	if (input.mapping !== undefined) return parseMapping(input.mapping);
	if (input.mappingName === undefined) return undefined;
	const saved = await store.mappings.get(workspaceId, input.mappingName);
	if (saved === undefined) {
		throw new SegwardError("not-found", { detail: `There is no saved mapping ${input.mappingName}.` });
	}
	return parseMapping(saved);
}
