import { SegwardError } from "../../core/error/segward-error.ts";
import { shownNumber } from "../../core/privacy/protected-size.ts";
import { listNosIn } from "../../core/segments/list-nos.ts";
import type { RefreshRecord, SegmentRecord, SegmentState } from "../../core/segments/segment-record.ts";
import type { ControlStore } from "../../ports/control-store.ts";
import type { DataVersion } from "../../ports/customer-data.ts";
import type { RefreshResult, RefreshTarget } from "../../ports/segment-engine.ts";
import type { Call } from "../call.ts";
import type { Job, JobNotice } from "../jobs.ts";
import { sizeViews } from "../privacy/exact-sizes.ts";
import { isoInstant, type Services } from "../services.ts";
import { tidy } from "../tidy.ts";
import { findSegment } from "./find-segment.ts";
import { type PlannedSegment, type Planning, planDocument, withPlanning } from "./plan-segment.ts";
import { type Computed, publishRefreshes } from "./publish-refreshes.ts";
import { documentOf, type RefreshView, viewRefresh } from "./segment-view.ts";
import { sizedSegmentOf } from "./size-questions.ts";

/** What a running refresh has done so far. */
export interface RefreshProgress {
	slicesDone: number;
	slicesTotal: number;
}

interface RefreshBatch {
	records: RefreshRecord[];
	plans: PlannedSegment[];
	nameOf: ReadonlyMap<number, string>;
	version: DataVersion;
	/** The caller chose the instant. */
	asOfStated: boolean;
}

/**
 * Computes and stores the membership of segments, many in one shared scan. Refreshes of a workspace take turns.
 * All of them become visible together, or none. In the background, answers once they are started; how they end stands
 * in their records.
 */
export function refreshSegments(services: Services) {
	const { jobs } = services;
	return (call: Call, input: { names?: string[]; asOf?: string; background: boolean }) => {
		const caller = input.background ? { ...call, signal: undefined } : call;
		return new Promise<{ refreshes: RefreshView[] }>((resolve, reject) => {
			const views = sizeViews(services, call);
			const viewed = ({ nameOf, plans }: RefreshBatch, records: readonly RefreshRecord[]) =>
				records.map((one, index) => {
					const planned = plans[index];
					const view = views(planned && sizedSegmentOf(planned.document, "active"));
					return viewRefresh(one, nameOf.get(one.segmentNo) ?? "", view);
				});
			const work = withPlanning(services, call.workspaceId, input.asOf, async (planning) => {
				const started = await startRefreshes(services, call, planning, input.names);
				const batch = { ...started, asOfStated: input.asOf !== undefined };
				call.note({ fields: batch.plans.flatMap((one) => one.fieldNames) });
				if (input.background) resolve({ refreshes: viewed(batch, batch.records) });
				const refreshes = viewed(batch, await compute(services, caller, batch));
				call.note({ customers: refreshes.reduce((sum, { size }) => sum + (shownNumber(size) ?? 0), 0) });
				resolve({ refreshes });
			});
			jobs.track(work).catch(reject);
		});
	};
}

async function startRefreshes(
	services: Services,
	call: Call,
	planning: Planning,
	names: string[] | undefined,
): Promise<Omit<RefreshBatch, "asOfStated">> {
	const { store, clock } = services;
	const segments = await chosenSegments(services, call.workspaceId, names);
	const plans = await Promise.all(segments.map((one) => planDocument(services, planning, documentOf(one))));
	const records = await store.refreshes.start(
		call.workspaceId,
		segments.map((segment) => ({
			segmentNo: segment.no,
			segmentVersion: segment.version,
			asOf: isoInstant(planning.asOfMs),
			dataVersion: planning.version.version,
			state: "running" as const,
			size: 0,
			entered: 0,
			left: 0,
			durationMs: 0,
			startedAt: isoInstant(clock.now()),
			startedBy: call.principal.name,
		})),
	);
	return { records, plans, nameOf: new Map(segments.map((one) => [one.no, one.name])), version: planning.version };
}

const STATE_WORDS: Record<SegmentState, string> = {
	draft: "a draft",
	"in-review": "in review",
	active: "active",
	suspended: "suspended",
	archived: "archived",
};

async function chosenSegments(services: Services, workspaceId: string, names: string[] | undefined) {
	const chosen: SegmentRecord[] = names
		? await Promise.all([...new Set(names)].map((name) => findSegment(services.store, workspaceId, name)))
		: (await services.store.segments.all(workspaceId)).filter((one) => one.state === "active");
	const stopped = chosen.find((one) => one.state !== "active");
	if (stopped) {
		throw new SegwardError("state-conflict", {
			detail: `Segment ${stopped.name} is ${STATE_WORDS[stopped.state]}, and only active segments are refreshed.`,
		});
	}
	return chosen;
}

async function compute(services: Services, call: Call, batch: RefreshBatch): Promise<RefreshRecord[]> {
	const { store, jobs, engine, clock } = services;
	const { workspaceId } = call;
	const { records, version, nameOf } = batch;
	const [first] = records;
	if (first === undefined) return [];
	const notice: JobNotice = {
		id: `refresh-${first.no}`,
		workspaceId,
		kind: "refresh",
		title: records.length === 1 ? `Refresh of ${nameOf.get(first.segmentNo)}` : `Refresh of ${records.length} segments`,
		startedAt: first.startedAt,
		startedBy: first.startedBy,
	};
	const refresh = async (job: Job<RefreshProgress>) => {
		const startedMs = clock.now();
		const previous = await store.refreshes.latestDone(workspaceId);
		const results = await engine.refresh(
			{ workspaceId, version, signal: job.signal },
			targetsOf(batch, previous),
			(slicesDone, slicesTotal) => {
				job.progress = { slicesDone, slicesTotal };
			},
		);
		const durationMs = clock.now() - startedMs;
		const computed = computedOf(batch, results, previous);
		const published = await publishRefreshes(services, call, computed, { asOfStated: batch.asOfStated });
		const finished = records.map((record, index): RefreshRecord => {
			const { size = 0, entered = 0, left = 0 } = computed[index]?.result ?? {};
			return { ...record, state: "done", size, entered, left, published: published[index], durationMs };
		});
		await store.transaction(async (inner) => {
			await refuseReplacedLists(inner, workspaceId, batch);
			for (const { no, ...change } of finished) await inner.refreshes.finish(workspaceId, no, change);
		});
		await tidy(services, call, () => pruneMemberships(services, workspaceId));
		return finished;
	};
	try {
		// Waiting for its turn is part of the job: it can be seen and cancelled meanwhile.
		return await jobs.run(notice, { slicesDone: 0, slicesTotal: 0 }, call.signal, (job) =>
			jobs.inTurn(`refresh:${workspaceId}`, () => refresh(job)),
		);
	} catch (error) {
		const cancelled = error instanceof SegwardError && error.code === "cancelled";
		const errorCode = error instanceof SegwardError ? error.code : "internal";
		await store.transaction(async (inner) => {
			for (const { no } of records) {
				await inner.refreshes.finish(workspaceId, no, { state: cancelled ? "cancelled" : "failed", errorCode });
			}
		});
		throw error;
	}
}

/** Lists are dropped only after they have lost their record, so those still recorded were whole while the engine read them. */
async function refuseReplacedLists(store: ControlStore, workspaceId: string, { plans }: RefreshBatch): Promise<void> {
	const wanted = new Set(plans.flatMap(({ plan }) => listNosIn(plan.root)));
	if (wanted.size === 0) return;
	for (const { no } of await store.lists.list(workspaceId)) wanted.delete(no);
	if (wanted.size === 0) return;
	throw new SegwardError("state-conflict", {
		detail: "A list was replaced or removed while a segment that uses it was refreshed.",
		hint: "Refresh again.",
	});
}

/** What the engine is to compute; compared with the newest refreshes at this moment. */
function targetsOf(batch: RefreshBatch, latest: readonly RefreshRecord[]): RefreshTarget[] {
	const previous = new Map(latest.map((one) => [one.segmentNo, one.no]));
	return batch.records.map((record, index) => {
		const planned = batch.plans[index];
		if (!planned) throw new SegwardError("internal", { detail: "A refresh was started without a plan." });
		return {
			segmentNo: record.segmentNo,
			refreshNo: record.no,
			previousRefreshNo: previous.get(record.segmentNo),
			plan: planned.plan,
		};
	});
}

/** The results of a batch, in the order of its records. */
function computedOf(
	{ records, plans }: RefreshBatch,
	results: readonly RefreshResult[],
	latest: readonly RefreshRecord[],
): Computed[] {
	return records.map((record, index) => {
		const { no, segmentNo } = record;
		const planned = plans[index];
		const result = results.find((one) => one.refreshNo === no);
		if (!planned || !result) {
			throw new SegwardError("internal", { detail: "The engine left out a segment of the refresh." });
		}
		return { planned, record, result, previous: latest.find((one) => one.segmentNo === segmentNo) };
	});
}

/** Keeps the newest memberships of each segment in the engine; the records of older refreshes stay. */
export async function pruneMemberships({ store, engine, settings }: Services, workspaceId: string): Promise<void> {
	const kept = await store.refreshes.recentDoneNos(workspaceId, settings.membershipsKept);
	await engine.keepMemberships(
		workspaceId,
		kept.map(({ segmentNo, no }) => ({ segmentNo, refreshNo: no })),
	);
}
