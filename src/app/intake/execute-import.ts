import type { Cancellation } from "../../core/cancellation.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import type { ImportRecord, QuarantineGroup } from "../../core/intake/import-record.ts";
import { mappedFields } from "../../core/intake/mapped-fields.ts";
import { createRowPipeline } from "../../core/intake/pipeline.ts";
import type { ControlStore } from "../../ports/control-store.ts";
import type { ImportStage, PublishResult } from "../../ports/customer-data.ts";
import type { Call } from "../call.ts";
import type { JobNotice } from "../jobs.ts";
import { exactSizes } from "../privacy/exact-sizes.ts";
import { publishTotal } from "../privacy/total-customers.ts";
import { isoInstant, type Services } from "../services.ts";
import { collectGarbage } from "../stewardship/recover.ts";
import { tidy } from "../tidy.ts";
import { CustomerKeys } from "./customer-keys.ts";
import { updateFieldStatistics } from "./field-statistics.ts";
import { ImportRun } from "./import-run.ts";
import { findImport, type ImportProgress } from "./imports.ts";
import type { MappedSource } from "./mapped-source.ts";
import type { StoredMapping } from "./stored-mapping.ts";

/** What else is settled in the moment an import becomes visible. */
export type OnPublish = (store: ControlStore) => Promise<void>;

/** Most event names that a data version lists; more are rather a mapping mistake than a vocabulary. */
const MOST_EVENT_NAMES = 5_000;

/**
 * Runs one import from its source to the flip of the data version. Whatever fails before the flip leaves no trace but
 * the record of the failure.
 */
export async function execute(
	services: Services,
	call: Call,
	record: ImportRecord,
	open: (signal: Cancellation) => Promise<MappedSource>,
	onPublish?: OnPublish,
): Promise<ImportRecord> {
	const { store, jobs, clock } = services;
	const { workspaceId } = call;
	const initial: ImportProgress = { counts: record.counts, bytesRead: 0 };
	await store.imports.update(workspaceId, record.id, { state: "running" });
	try {
		const notice: JobNotice = {
			id: record.id,
			workspaceId,
			kind: "import",
			title: `${record.dryRun ? "Dry run" : "Import"} of ${record.source}`,
			startedAt: isoInstant(clock.now()),
			startedBy: call.principal.name,
		};
		await jobs.run(notice, initial, call.signal, async (job) => {
			const mapped = await open(job.signal);
			try {
				await importRows(services, call, record, mapped, job, onPublish);
			} finally {
				await mapped.source.close();
			}
		});
	} catch (error) {
		const ended = error instanceof SegwardError ? error : undefined;
		await store.imports.update(workspaceId, record.id, {
			state: ended?.code === "cancelled" ? "cancelled" : "failed",
			errorCode: ended?.code ?? "internal",
			errorDetail: ended?.message.slice(0, 500),
			finishedAt: isoInstant(clock.now()),
		});
		throw error;
	}
	const finished = await findImport(services, workspaceId, record.id);
	if (exactSizes(services, call)()) {
		call.note({ customers: finished.counts.customersCreated + finished.counts.customersUpdated });
	}
	return finished;
}

async function importRows(
	services: Services,
	call: Call,
	record: ImportRecord,
	mapped: MappedSource,
	job: { signal: Cancellation; progress: ImportProgress },
	onPublish: OnPublish | undefined,
): Promise<void> {
	const { store, data, vaults, clock } = services;
	const { workspaceId } = call;
	const { source, mapping, confirmed } = mapped;
	const { columns } = source.facts;
	const base = await store.dataVersions.current(workspaceId);
	const { fields, added } = mappedFields(mapping, await store.fields.list(workspaceId), confirmed);
	call.note({ fields: fields.filter((field) => namesField(mapping, field.name)).map((field) => field.name) });
	const stage = record.dryRun
		? undefined
		: await data.openStage({
				workspaceId,
				importNo: record.no,
				kind: record.kind,
				mode: record.mode,
				base,
				fields,
				signal: job.signal,
			});
	try {
		const keys = await CustomerKeys.load(data, workspaceId, base);
		const pipeline = createRowPipeline({ mapping, columns, fields, formats: services.formats });
		const vaultColumns = await vaults.columnsOf(workspaceId);
		const vault = vaults.of(workspaceId);
		const run = new ImportRun({ record, mapping, pipeline, columns, keys, vault, vaultColumns, stage });
		try {
			for await (const rows of mapped.batches) {
				if (job.signal.aborted) throw new SegwardError("cancelled");
				await run.add(rows);
				job.progress = { counts: run.counts, ...source.progress() };
			}
			await run.finish();
		} finally {
			vaultColumns.close();
		}
		if (run.counts.rowsRead === 0) throw new SegwardError("file-empty");
		const contentDigest = source.contentDigest();
		const stored: StoredMapping = { mapping, columns: [...columns], confirmed };
		const mappingDigest = services.digest(JSON.stringify([record.kind, record.mode, mapping.spec]));
		const twin = await store.imports.findDone(workspaceId, contentDigest, mappingDigest);
		const published = stage && (await publish(stage, keys.next, run.eventNames));
		if (job.signal.aborted) throw new SegwardError("cancelled");
		const finish = async (inner: ControlStore) => {
			await inner.imports.setMapping(workspaceId, record.id, stored, mappingDigest);
			await inner.imports.addQuarantine(workspaceId, settledGroups(run, record, columns, twin));
			await inner.imports.update(workspaceId, record.id, {
				state: "done",
				contentDigest,
				bytesRead: source.progress().bytesRead,
				finishedAt: isoInstant(clock.now()),
				counts: {
					...run.counts,
					...(published && {
						rowsUnchanged: published.rowsUnchanged,
						customersCreated: published.customersCreated,
						customersUpdated: published.customersUpdated,
						eventsAdded: published.eventsAdded,
					}),
				},
			});
			if (!published) return;
			await addFields(inner, workspaceId, added, fields.length - added.length);
			await inner.dataVersions.advance(workspaceId, published.next);
			await onPublish?.(inner);
		};
		await store.transaction(finish);
		if (!published) return;
		await tidy(services, call, async () => {
			await collectGarbage(services, workspaceId);
			await updateFieldStatistics(services, workspaceId);
			await publishTotal(services, workspaceId);
		});
	} catch (error) {
		await stage?.discard();
		throw error;
	}
}

async function publish(stage: ImportStage, nextKey: number, eventNames: ReadonlySet<string>): Promise<PublishResult> {
	const published = await stage.publish(nextKey);
	if (eventNames.size === 0) return published;
	const names = [...new Set([...(published.next.eventNames ?? []), ...eventNames])].sort().slice(0, MOST_EVENT_NAMES);
	return { ...published, next: { ...published.next, eventNames: names } };
}

/** The same rows are not set aside twice: those of an equal import before this one are still there, or were settled. */
function settledGroups(
	run: ImportRun,
	record: ImportRecord,
	columns: readonly string[],
	twin: ImportRecord | undefined,
): QuarantineGroup[] {
	if (record.dryRun) {
		return run.quarantine.groups(record.id, columns, { state: "discarded", note: "Dry run: nothing was kept." });
	}
	if (twin) {
		const note = `The same rows of the same file are in the quarantine of import ${twin.id}.`;
		return run.quarantine.groups(record.id, columns, { state: "discarded", note });
	}
	return run.quarantine.groups(record.id, columns);
}

/** Field numbers name engine columns, so those given out in advance must be those that the store gives. */
async function addFields(
	store: ControlStore,
	workspaceId: string,
	added: Parameters<ControlStore["fields"]["put"]>[1],
	known: number,
): Promise<void> {
	if (added.length === 0) return;
	const before = await store.fields.list(workspaceId);
	const highest = before.reduce((most, { no }) => Math.max(most, no), 0);
	const numbered = await store.fields.put(workspaceId, added);
	const numbers = new Set(numbered.map(({ no }) => no));
	const expected = added.every((_, index) => numbers.has(highest + 1 + index));
	if (before.length !== known || !expected) {
		throw new SegwardError("state-conflict", { detail: "The catalogue changed while this import was running." });
	}
}

function namesField(mapping: MappedSource["mapping"], name: string): boolean {
	return mapping.spec.columns.some((column) => "field" in column && column.field === name);
}
