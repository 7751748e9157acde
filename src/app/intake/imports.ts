import { SegwardError } from "../../core/error/segward-error.ts";
import type { ImportRecord, ImportState } from "../../core/intake/import-record.ts";
import type { Call } from "../call.ts";
import type { Services } from "../services.ts";
import { importViews } from "./import-view.ts";
import { loadStoredMapping } from "./stored-mapping.ts";

/** What a running import has done so far. */
export type ImportProgress = Pick<ImportRecord, "counts" | "bytesRead"> & { bytesTotal?: number };

/** @throws SegwardError `not-found`. */
export async function findImport(
	{ store }: Pick<Services, "store">,
	workspaceId: string,
	id: string,
): Promise<ImportRecord> {
	const record = await store.imports.find(workspaceId, id);
	if (!record) throw new SegwardError("not-found", { detail: "There is no import with this id." });
	return record;
}

/** A running import shows its live counts. */
function withProgress({ jobs }: Pick<Services, "jobs">, workspaceId: string, record: ImportRecord): ImportRecord {
	const progress =
		record.state === "running"
			? (jobs.find(workspaceId, record.id)?.progress as ImportProgress | undefined)
			: undefined;
	return progress ? { ...record, counts: { ...progress.counts }, bytesRead: progress.bytesRead } : record;
}

export function getImport(services: Services) {
	return async (call: Call, input: { id: string }) =>
		withProgress(services, call.workspaceId, await findImport(services, call.workspaceId, input.id));
}

export function listImports(services: Services) {
	return async (call: Call, input: { cursor?: string; limit: number; state?: ImportState }) => {
		const { items, cursor } = await services.store.imports.list(call.workspaceId, input);
		const view = importViews(services, call);
		return { items: items.map((one) => view(withProgress(services, call.workspaceId, one))), cursor };
	};
}

export function getImportMapping(services: Services) {
	return async (call: Call, input: { id: string }) => {
		await findImport(services, call.workspaceId, input.id);
		const stored = await loadStoredMapping(services.store, call.workspaceId, input.id);
		if (!stored) {
			throw new SegwardError("not-found", { detail: "This import has no mapping yet: its file has not been read." });
		}
		return { mapping: stored.mapping };
	};
}

/** Stops a waiting or running import; nothing of it stays. @throws SegwardError `state-conflict` once it has ended. */
export function cancelImport(services: Services) {
	const { store, jobs, clock } = services;
	return async (call: Call, input: { id: string }) => {
		const record = await findImport(services, call.workspaceId, input.id);
		if (record.state === "waiting") {
			const finishedAt = new Date(clock.now()).toISOString();
			await store.imports.update(call.workspaceId, record.id, { state: "cancelled", finishedAt });
		} else if (!jobs.cancel(call.workspaceId, record.id)) {
			throw new SegwardError("state-conflict", { detail: `This import is already ${record.state}.` });
		}
		return findImport(services, call.workspaceId, input.id);
	};
}
