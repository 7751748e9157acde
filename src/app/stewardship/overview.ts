import { shownNumber } from "../../core/privacy/protected-size.ts";
import type { Call } from "../call.ts";
import { mayAct } from "../may-act.ts";
import { sizeViews } from "../privacy/exact-sizes.ts";
import { totalCustomers } from "../privacy/total-customers.ts";
import { totalEvents } from "../privacy/total-events.ts";
import type { SegmentIndex } from "../segments/segment-index.ts";
import { recentBySegment, sizeOfRefresh } from "../segments/segment-view.ts";
import type { Services } from "../services.ts";
import { attentionFor, type SegmentsNow } from "./attention.ts";

const LARGEST = 6;
const ACTIVITY = 12;
/** Entries looked through for those worth showing. */
const ENTRIES_READ = 200;
/** Looking at the app itself is no news. */
const NOT_NEWS: ReadonlySet<string> = new Set([
	"overview:show",
	"me:show",
	"session:show",
	"status:show",
	"job:list",
	// The app asks again and again while an import runs; that it was begun is the news.
	"import:show",
	"search:find",
	"workspace:list",
	"alert:list",
]);

/** The home of a workspace: what waits, how much there is, what happened. */
export function overview(services: Services, index: SegmentIndex) {
	const { store } = services;
	return async (call: Call, _input: unknown) => {
		const { workspaceId } = call;
		const version = await store.dataVersions.current(workspaceId);
		const segments = await index.all(workspaceId);
		const latest = await store.refreshes.latestDone(workspaceId);
		const now: SegmentsNow = {
			active: segments.filter(({ state }) => state === "active"),
			waiting: segments.filter(({ state, review }) => state !== "archived" && review !== undefined),
			latest: new Map(latest.map((one) => [one.segmentNo, one])),
		};
		return {
			attention: await attentionFor(services, call, now),
			totals: {
				customers: await totalCustomers(services, call, version),
				events: totalEvents(services, call, version),
				segments: segments.filter(({ state }) => state !== "archived").length,
				fields: (await store.fields.list(workspaceId)).length,
				dataVersion: version.version,
			},
			largest: await largestSegments(services, call, now),
			activity: await recentActivity(services, call),
		};
	};
}

async function largestSegments(services: Services, call: Call, { active, latest }: SegmentsNow) {
	const { store } = services;
	const { workspaceId } = call;
	const view = sizeViews(services, call);
	const largest = active
		.flatMap((segment) => {
			const refresh = latest.get(segment.no);
			const size = refresh && sizeOfRefresh(refresh, view(segment));
			const shown = size && shownNumber(size);
			return refresh && size && shown !== undefined ? [{ segment, refresh, size, shown }] : [];
		})
		.toSorted((a, b) => b.shown - a.shown)
		.slice(0, LARGEST);
	const recent = await recentBySegment(
		store,
		workspaceId,
		largest.map(({ segment }) => segment.no),
	);
	return largest.map(({ segment, refresh, size }) => ({
		name: segment.name,
		title: segment.title,
		size,
		trend: (recent.get(segment.no) ?? []).toReversed().map((one) => sizeOfRefresh(one, view(segment))),
		refreshedAt: refresh.startedAt,
	}));
}

async function recentActivity(services: Services, call: Call) {
	const everyone = mayAct(services, call, "audit:list", "AuditLog");
	const entries = await services.audit.list({
		workspaceId: call.workspaceId,
		limit: ENTRIES_READ,
		...(everyone ? {} : { actor: call.principal.name }),
	});
	return entries
		.filter(({ action, outcome }) => outcome !== "started" && !NOT_NEWS.has(action))
		.slice(0, ACTIVITY)
		.map(({ at, actor, action, resource, decision, outcome }) => ({ at, actor, action, resource, decision, outcome }));
}
