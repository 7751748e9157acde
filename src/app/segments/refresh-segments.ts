import { SegwardError } from "../../core/error/segward-error.ts";
import type { RefreshRecord, SegmentRecord } from "../../core/segments/segment-record.ts";
import type { DataVersion } from "../../ports/customer-data.ts";
import type { RefreshTarget } from "../../ports/segment-engine.ts";
import type { Call } from "../call.ts";
import { isoInstant, type Services } from "../services.ts";
import { findSegment } from "./find-segment.ts";
import { type Planning, planDocument, withPlanning } from "./plan-segment.ts";
import { documentOf, viewRefresh } from "./segment-view.ts";

/**
 * Computes and stores the membership of segments, many in one shared scan. Refreshes of a workspace take turns.
 * All of them become visible together, or none.
 */
export function refreshSegments(services: Services) {
	const { store, jobs, settings, clock } = services;
	return async (call: Call, input: { names?: string[]; asOf?: string }) => {
		const { workspaceId } = call;
		const refresh = async (planning: Planning) => {
			const segments = await chosenSegments(services, workspaceId, input.names);
			const startedMs = clock.now();
			const plans = await Promise.all(segments.map((one) => planDocument(services, planning, documentOf(one))));
			const records = await store.refreshes.start(
				workspaceId,
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
					startedAt: isoInstant(startedMs),
					startedBy: call.principal.name,
				})),
			);
			const previous = new Map((await store.refreshes.latestDone(workspaceId)).map((one) => [one.segmentNo, one.no]));
			const targets: RefreshTarget[] = records.map((record, index) => {
				const planned = plans[index];
				if (!planned) throw new SegwardError("internal", { detail: "A refresh was started without a plan." });
				return {
					segmentNo: record.segmentNo,
					refreshNo: record.no,
					previousRefreshNo: previous.get(record.segmentNo),
					plan: planned.plan,
				};
			});
			const finished = await compute(services, call, records, targets, startedMs, planning.version);
			call.note({
				customers: finished.reduce((sum, one) => sum + one.size, 0),
				fields: plans.flatMap((one) => one.fieldNames),
			});
			const nameOf = new Map(segments.map((one) => [one.no, one.name]));
			return {
				refreshes: finished.map((one) => viewRefresh(one, nameOf.get(one.segmentNo) ?? "", settings.sizeThreshold)),
			};
		};
		return jobs.inTurn(`refresh:${workspaceId}`, () => withPlanning(services, workspaceId, input.asOf, refresh));
	};
}

async function chosenSegments(services: Services, workspaceId: string, names: string[] | undefined) {
	const chosen: SegmentRecord[] = names
		? await Promise.all([...new Set(names)].map((name) => findSegment(services.store, workspaceId, name)))
		: (await services.store.segments.all(workspaceId)).filter((one) => one.state === "active");
	const stopped = chosen.find((one) => one.state === "archived" || one.state === "suspended");
	if (stopped) {
		throw new SegwardError("state-conflict", {
			detail: `Segment ${stopped.name} is ${stopped.state} and is not refreshed.`,
		});
	}
	return chosen;
}

async function compute(
	services: Services,
	call: Call,
	records: readonly RefreshRecord[],
	targets: readonly RefreshTarget[],
	startedMs: number,
	version: DataVersion,
): Promise<RefreshRecord[]> {
	const { store, jobs, engine, clock } = services;
	const { workspaceId } = call;
	if (targets.length === 0) return [];
	try {
		const results = await jobs.run(`refresh:${records[0]?.no}`, { slicesDone: 0, slicesTotal: 0 }, call.signal, (job) =>
			engine.refresh({ workspaceId, version, signal: job.signal }, targets, (slicesDone, slicesTotal) => {
				job.progress = { slicesDone, slicesTotal };
			}),
		);
		const durationMs = clock.now() - startedMs;
		const byNo = new Map(results.map((one) => [one.refreshNo, one]));
		const finished = records.map((record): RefreshRecord => {
			const result = byNo.get(record.no);
			if (!result) throw new SegwardError("internal", { detail: "The engine left out a segment of the refresh." });
			const { size, entered, left } = result;
			return { ...record, state: "done", size, entered, left, durationMs };
		});
		await store.transaction(async (inner) => {
			for (const { no, ...change } of finished) await inner.refreshes.finish(workspaceId, no, change);
		});
		await pruneMemberships(services, workspaceId);
		return finished;
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

/** Keeps the newest memberships of each segment in the engine; the records of older refreshes stay. */
export async function pruneMemberships({ store, engine, settings }: Services, workspaceId: string): Promise<void> {
	const kept = [];
	for (const segment of await store.segments.all(workspaceId)) {
		const done = (await store.refreshes.history(workspaceId, segment.no, 500)).filter((one) => one.state === "done");
		for (const one of done.slice(0, settings.membershipsKept)) {
			kept.push({ segmentNo: segment.no, refreshNo: one.no });
		}
	}
	await engine.keepMemberships(workspaceId, kept);
}
