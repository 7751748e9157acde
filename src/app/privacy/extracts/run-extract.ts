import type { Field } from "../../../core/catalogue/field.ts";
import { SegwardError } from "../../../core/error/segward-error.ts";
import type { ExtractRecord } from "../../../core/privacy/extract/extract-record.ts";
import { leastMembers } from "../../../core/privacy/extract/least-members.ts";
import type { DataVersion } from "../../../ports/customer-data.ts";
import type { ExtractedGroups } from "../../../ports/extract-reader.ts";
import type { MembershipRef } from "../../../ports/segment-engine.ts";
import type { Call } from "../../call.ts";
import type { Job, JobNotice } from "../../jobs.ts";
import { isoInstant, type Services } from "../../services.ts";
import { measureStored } from "./measure-stored.ts";
import { extractWarnings } from "./warnings.ts";

/** Customers up to whom the whole population is read too: beyond, it would not fit in memory. */
const MOST_POPULATION = 3_000_000;

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
			jobs.inTurn(`extract:${workspaceId}`, () => make(services, call, work, job)),
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
	{ record, fields, membership, version }: ExtractWork,
	job: Job<ExtractProgress>,
): Promise<ExtractRecord> {
	const { store, extractReader, anonymiser, clock, settings, digest } = services;
	const { workspaceId } = call;
	const { id, plan } = record;
	const read = {
		workspaceId,
		version,
		membership,
		fieldNos: fields.map(({ no }) => no),
		withPopulation: version.customers <= MOST_POPULATION,
		signal: job.signal,
	};
	const groups = await extractReader.groups(read, (done, total) => {
		job.progress = { done, total: total * 2 };
	});
	refuseFew(groups, plan.k, settings.sizeThreshold);
	const { columns, ...counts } = groups;
	const named = columns.map((column, at) => ({
		field: fields[at]?.name ?? "",
		type: fields[at]?.type ?? "text",
		...column,
	}));
	const digests: string[] = [];
	const { report, asked } = await anonymiser.make({
		rows: { ...counts, columns: named },
		plan,
		smallest: Math.max(settings.sizeThreshold, plan.k),
		signal: job.signal,
		onProgress: (done, total) => {
			job.progress = { done: total + done, total: total * 2 };
		},
		async onRows(lines) {
			await store.extracts.putRows(workspaceId, id, digests.length, lines);
			digests.push(digest(lines));
		},
	});
	const measured = await measureStored(services, workspaceId, record, asked, job.signal);
	const change: Partial<ExtractRecord> = {
		state: "done",
		finishedAt: isoInstant(clock.now()),
		report: { ...report, measured, warnings: extractWarnings(record, report, named, counts.counts) },
		digest: digest(digests.join("\n")),
	};
	await store.extracts.update(workspaceId, id, change);
	call.note({ customers: report.released });
	return { ...record, ...change };
}

/** Answers as for nobody: how many are too few is told by the plan, not by the segment. */
function refuseFew({ rows }: ExtractedGroups, k: number, threshold: number): void {
	const least = leastMembers(k, threshold);
	if (rows >= least) return;
	throw new SegwardError("extract-refused", {
		detail: `The segment has fewer than ${least} members, or nobody, and no extract is made of so few.`,
		hint: "Choose a larger segment, or a smaller k.",
	});
}
