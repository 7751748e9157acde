import type { Field } from "../../../core/catalogue/field.ts";
import { SegwardError } from "../../../core/error/segward-error.ts";
import { byPopulation, COUNTS_AMONG_CUSTOMERS } from "../../../core/privacy/extract/by-population.ts";
import { type CountNoise, countsOfReport } from "../../../core/privacy/extract/count-noise.ts";
import type { ExtractRecord } from "../../../core/privacy/extract/extract-record.ts";
import { discreteGaussian } from "../../../core/privacy/noise/discrete-gaussian.ts";
import { plusMinusOfEach, varianceOfEach } from "../../../core/privacy/sizes/size-noise.ts";
import type { DataVersion } from "../../../ports/customer-data.ts";
import type { MembershipRef } from "../../../ports/segment-engine.ts";
import type { Call } from "../../call.ts";
import type { Job, JobNotice } from "../../jobs.ts";
import { isoInstant, type Services } from "../../services.ts";
import { leftOutOf, type RowsOfExtract } from "./rows-of-extract.ts";
import { extractWarnings } from "./warnings.ts";

/** Customers up to whom the whole population is read too: beyond, it would not fit in memory. */
const MOST_POPULATION = 3_000_000;

export function hasPopulation({ customers }: DataVersion): boolean {
	return customers <= MOST_POPULATION;
}

export interface ExtractProgress {
	done: number;
	total: number;
}

export interface ExtractWork {
	record: ExtractRecord;
	/** In the order of the plan. */
	fields: readonly Field[];
	membership: MembershipRef;
	version: DataVersion;
	rows: RowsOfExtract;
	/** Whether it is compared with all customers. */
	withPopulation: boolean;
}

/** Reads, anonymises, stores, measures again; only then it is done. Otherwise no row of it stays. */
export async function runExtract(services: Services, call: Call, work: ExtractWork): Promise<ExtractRecord> {
	const { store, jobs, clock } = services;
	const { workspaceId } = call;
	const { record } = work;
	const notice: JobNotice = {
		id: record.id,
		workspaceId,
		kind: "extract",
		title: `Extract of ${record.segment}`,
		startedAt: record.startedAt,
		startedBy: record.startedBy,
	};
	try {
		return await jobs.run(notice, { done: 0, total: 0 }, call.signal, (job) =>
			jobs.inTurn(`extract:${workspaceId}`, () => make(services, call, work, job), job.signal),
		);
	} catch (error) {
		const known = error instanceof SegwardError ? error : new SegwardError("internal");
		await store.transaction(async (inner) => {
			await inner.extracts.dropRows(workspaceId, record.id);
			await inner.extracts.update(workspaceId, record.id, {
				state: known.code === "cancelled" ? "cancelled" : "failed",
				errorCode: known.code,
				errorDetail: known.message,
				finishedAt: isoInstant(clock.now()),
			});
		});
		throw error;
	}
}

async function make(
	services: Services,
	call: Call,
	{ record, fields, membership, version, rows, withPopulation }: ExtractWork,
	job: Job<ExtractProgress>,
): Promise<ExtractRecord> {
	const { store, extractReader, anonymiser, clock, settings, digest } = services;
	const { workspaceId } = call;
	const { id, plan } = record;
	const { drawn } = rows;
	const read = {
		workspaceId,
		version,
		membership,
		leftOut: await leftOutOf(services, workspaceId, membership, rows),
		fieldNos: fields.map(({ no }) => no),
		withPopulation,
		signal: job.signal,
	};
	const groups = await extractReader.groups(read, (done, total) => {
		job.progress = progressOf(0, done, total);
	});
	if (groups.rows === 0)
		throw new SegwardError("state-conflict", { detail: "Its members are gone.", hint: "Refresh it." });
	const { columns, ...counts } = groups;
	const named = columns.map((column, at) => ({
		field: fields[at]?.name ?? "",
		type: fields[at]?.type ?? "text",
		...column,
	}));
	const warnings = extractWarnings(record, groups, named, counts.counts);
	const digests: string[] = [];
	const { report, among, asked } = await anonymiser.make({
		rows: { ...counts, columns: named },
		plan,
		smallest: Math.max(settings.sizeThreshold, plan.k),
		noise: drawn && noiseFor(services, countsOfReport(plan)),
		signal: job.signal,
		onProgress: (done, total) => {
			job.progress = progressOf(1, done, total);
		},
		async onRows(lines) {
			await store.extracts.putRows(workspaceId, id, digests.length, lines);
			digests.push(digest(lines));
		},
	});
	let no = 0;
	const measured = await anonymiser.measure({
		plan,
		asked,
		signal: job.signal,
		nextRows: () => store.extracts.rows(workspaceId, id, no++),
	});
	const told = among ? byPopulation(report, among, drawn && noiseAmongCustomers(services)) : report;
	const change: Partial<ExtractRecord> = {
		state: "done",
		finishedAt: isoInstant(clock.now()),
		report: { ...told, measured, warnings },
		digest: digest(digests.join("\n")),
	};
	await store.extracts.update(workspaceId, id, change);
	call.note({ customers: report.released });
	return { ...record, ...change };
}

/** In thousandths of all of it: how many steps there really are depends on how many customers differ. */
function progressOf(stage: 0 | 1, done: number, total: number): ExtractProgress {
	return { done: Math.round((1_000 * (stage + done / Math.max(1, total))) / 2), total: 1_000 };
}

/** Noise that hides one customer in so many counts together, at the price of one size. */
function noiseFor({ settings }: Services, counts: number) {
	return {
		variance: varianceOfEach(settings.sizeNoise, counts),
		plusMinus: plusMinusOfEach(settings.sizeNoise, counts),
	};
}

function noiseAmongCustomers(services: Services): CountNoise {
	const { variance, plusMinus } = noiseFor(services, COUNTS_AMONG_CUSTOMERS);
	return { draw: () => Number(discreteGaussian(variance, services.random)), plusMinus };
}
