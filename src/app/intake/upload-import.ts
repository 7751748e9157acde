import { SegwardError } from "../../core/error/segward-error.ts";
import type { ImportRecord } from "../../core/intake/import-record.ts";
import type { RowSource, RowSourceOptions } from "../../ports/row-source.ts";
import type { Call } from "../call.ts";
import type { Services } from "../services.ts";
import { execute } from "./execute-import.ts";
import { findImport } from "./imports.ts";
import { openMappedSource } from "./mapped-source.ts";
import { untilReceived } from "./received-content.ts";
import { loadStoredMapping } from "./stored-mapping.ts";

export interface UploadInput
	extends Pick<RowSourceOptions, "format" | "compression" | "encoding" | "delimiter" | "fileName"> {
	id: string;
	content: { bytes: AsyncIterable<Uint8Array>; length?: number };
}

/**
 * Reads the content of an announced import and publishes it, wholly or not at all. Imports of a workspace take turns.
 * An import of rows that are all there already changes nothing. Hanging up cancels it until the whole content is here.
 */
export function uploadImport(services: Services) {
	return async (call: Call, input: UploadInput): Promise<ImportRecord> => {
		const { id, content, ...hints } = input;
		await waitingImport(services, call.workspaceId, id);
		const received = untilReceived(content.bytes, call.signal);
		const importing = services.jobs.inTurn(`import:${call.workspaceId}`, async () => {
			const record = await waitingImport(services, call.workspaceId, id);
			const stored = await loadStoredMapping(services.store, call.workspaceId, id);
			return execute(services, { ...call, signal: received.signal }, record, (signal) =>
				openMappedSource(services, call.workspaceId, record, stored?.mapping, (options): Promise<RowSource> => {
					const bytesTotal = content.length;
					return services.openRowSource(received.bytes, {
						...options,
						...definedOnly(hints),
						fileName: hints.fileName ?? record.source,
						bytesTotal,
						signal,
					});
				}),
			);
		});
		return services.jobs.track(importing);
	};
}

async function waitingImport(services: Services, workspaceId: string, id: string): Promise<ImportRecord> {
	const record = await findImport(services, workspaceId, id);
	if (record.state !== "waiting") {
		throw new SegwardError("state-conflict", {
			detail: `This import is ${record.state}; it takes content once.`,
			hint: "Announce a new import for another file.",
		});
	}
	return record;
}

function definedOnly<T extends object>(options: T): Partial<T> {
	return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Partial<T>;
}
