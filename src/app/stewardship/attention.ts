import type { RefreshRecord } from "../../core/segments/segment-record.ts";
import { trainingAttention } from "../access/training/attention.ts";
import type { Call } from "../call.ts";
import { mayAct } from "../may-act.ts";
import type { IndexedSegment } from "../segments/segment-index.ts";
import type { Services } from "../services.ts";
import { returnedSegments, segmentsInReview, unreviewedEmergencies } from "./approval-attention.ts";
import { dueReviews, openFindings } from "./finding-attention.ts";

/** Something that waits for a person; `link` is a place in the web app. */
export interface Attention {
	kind:
		| "training-due"
		| "segment-in-review"
		| "segment-returned"
		| "break-glass-unreviewed"
		| "finding-open"
		| "audit-review-due"
		| "quarantine-open"
		| "field-unconfirmed"
		| "segment-stale"
		| "segment-never-refreshed"
		| "import-failed"
		| "refresh-failed";
	title: string;
	detail: string;
	count: number;
	link: string;
}

/** The active segments, those that wait, and the newest finished refresh of each segment by its number. */
export interface SegmentsNow {
	active: readonly IndexedSegment[];
	/** Those whose newest version does not count yet; archived ones left out. */
	waiting: readonly IndexedSegment[];
	latest: ReadonlyMap<number, RefreshRecord>;
}

const DAY_MS = 86_400_000;
/** A membership older than this is stale even if no data came since: windows move on. */
const STALE_DAYS = 7;
const IMPORTS_LOOKED_AT = 50;
/** A failed import is news for so long. */
const FAILURE_DAYS = 14;

/** What waits for a person and is for this role to know, most urgent first. */
export async function attentionFor(services: Services, call: Call, segments: SegmentsNow): Promise<Attention[]> {
	const found = await Promise.all([
		trainingAttention(services, call),
		segmentsInReview(services, call, segments),
		returnedSegments(services, call, segments),
		unreviewedEmergencies(services, call),
		openFindings(services, call),
		dueReviews(services, call),
		mayAct(services, call, "import:list", "Import") ? failedImports(services, call.workspaceId) : [],
		failedRefreshes(services, call.workspaceId, segments),
		mayAct(services, call, "quarantine:list", "Import") ? openQuarantine(services, call.workspaceId) : [],
		mayAct(services, call, "field:update", "Field") ? unconfirmedFields(services, call.workspaceId) : [],
		outdatedSegments(services, segments),
	]);
	return found.flat();
}

/** Failures that no later import of the same source has made good. */
async function failedImports({ store, clock }: Services, workspaceId: string): Promise<Attention[]> {
	const { items } = await store.imports.list(workspaceId, { limit: IMPORTS_LOOKED_AT });
	const since = clock.now() - FAILURE_DAYS * DAY_MS;
	const seen = new Set<string>();
	return items.flatMap((one) => {
		const isNewest = !seen.has(one.source);
		seen.add(one.source);
		if (!isNewest || one.state !== "failed" || Date.parse(one.startedAt) < since) return [];
		return [
			{
				kind: "import-failed" as const,
				title: `Import of ${one.source} failed`,
				detail: one.errorDetail ?? "Nothing of it was kept.",
				count: 1,
				link: `/imports/${one.id}`,
			},
		];
	});
}

async function failedRefreshes(
	{ store }: Services,
	workspaceId: string,
	{ active }: SegmentsNow,
): Promise<Attention[]> {
	const failed = new Set((await store.refreshes.latestFailed(workspaceId)).map(({ segmentNo }) => segmentNo));
	if (failed.size === 0) return [];
	const segments = active.filter(({ no }) => failed.has(no));
	return aboutSegments("refresh-failed", segments, "Refresh failed", "The last refresh ended with an error.");
}

async function openQuarantine({ store }: Services, workspaceId: string): Promise<Attention[]> {
	const rowsOf = new Map<string, number>();
	for (const { importId, rows, state } of await store.imports.quarantine(workspaceId)) {
		if (state === "open") rowsOf.set(importId, (rowsOf.get(importId) ?? 0) + rows);
	}
	const largest = [...rowsOf].toSorted(([, a], [, b]) => b - a).slice(0, 5);
	return Promise.all(
		largest.map(async ([importId, rows]) => {
			const source = (await store.imports.find(workspaceId, importId))?.source ?? "an import";
			return {
				kind: "quarantine-open" as const,
				title: `Rows of ${source} are in quarantine`,
				detail: "Correct the mapping and replay them, or discard them with a reason.",
				count: rows,
				link: `/imports/${importId}`,
			};
		}),
	);
}

async function unconfirmedFields({ store }: Services, workspaceId: string): Promise<Attention[]> {
	const open = (await store.fields.list(workspaceId)).filter(({ confirmed }) => !confirmed);
	const [first] = open;
	if (first === undefined) return [];
	const link = open.length === 1 ? `/catalogue/${first.kind}/${encodeURIComponent(first.name)}` : "/catalogue";
	const detail = `${listed(open.map(({ name }) => name))}: look at the proposed labels and confirm them.`;
	return [{ kind: "field-unconfirmed", title: "Fields wait for confirmation", detail, count: open.length, link }];
}

function outdatedSegments({ clock }: Services, { active, latest }: SegmentsNow): Attention[] {
	const staleBefore = clock.now() - STALE_DAYS * DAY_MS;
	const isStale = ({ no, version }: IndexedSegment) => {
		const refresh = latest.get(no);
		return refresh !== undefined && (refresh.segmentVersion < version || Date.parse(refresh.startedAt) < staleBefore);
	};
	const never = active.filter(({ no }) => !latest.has(no));
	return [
		...aboutSegments(
			"segment-stale",
			active.filter(isStale),
			"Stale",
			`Changed since, or older than ${STALE_DAYS} days.`,
		),
		...aboutSegments("segment-never-refreshed", never, "Never refreshed", "Without a refresh there are no members."),
	];
}

/** One item about some segments, or none. */
export function aboutSegments(
	kind: Attention["kind"],
	segments: readonly IndexedSegment[],
	title: string,
	detail: string,
): Attention[] {
	const [first] = segments;
	if (first === undefined) return [];
	const one = segments.length === 1;
	return [
		{
			kind,
			title: one ? `${title}: ${first.title}` : `${title}: ${segments.length} segments`,
			detail: one ? detail : `${listed(segments.map(({ name }) => name))}. ${detail}`,
			count: segments.length,
			link: one ? `/segments/${first.name}` : "/segments",
		},
	];
}

function listed(names: readonly string[]): string {
	const rest = names.length - 3;
	return rest > 0 ? `${names.slice(0, 3).join(", ")} and ${rest} more` : names.join(", ");
}
