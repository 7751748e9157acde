import { referencesIn } from "../../core/segments/references.ts";
import type { RefreshRecord } from "../../core/segments/segment-record.ts";
import type { ControlStore } from "../../ports/control-store.ts";
import type { PlannedSegment } from "./plan-segment.ts";

/** A refresh, and the one before it. */
interface Refreshed {
	planned: Pick<PlannedSegment, "document">;
	record: Pick<RefreshRecord, "segmentVersion">;
	previous: Pick<RefreshRecord, "segmentVersion" | "asOf" | "startedAt" | "published"> | undefined;
}

/**
 * Tells of a refresh whether it asks something else than the one before it, but for newer data and a later instant: the first
 * of a rule, the first since something was written that its rule refers to, or one after a question that stayed open.
 */
export async function newQuestions(
	{ segments, traits, lists }: Pick<ControlStore, "segments" | "traits" | "lists">,
	workspaceId: string,
): Promise<(refreshed: Refreshed) => boolean> {
	const written = [
		...(await segments.heads(workspaceId)).map(({ updatedAt }) => updatedAt),
		...(await traits.list(workspaceId)).map(({ updatedAt }) => updatedAt),
		...(await lists.list(workspaceId)).map(({ createdAt }) => createdAt),
	];
	const lastWritten = written.reduce((last, at) => (at > last ? at : last), "");
	return ({ planned, record, previous }) => {
		if (previous === undefined || previous.segmentVersion !== record.segmentVersion) return true;
		if (!wasAnswered(previous)) return true;
		const used = referencesIn(planned.document.spec.rule);
		if (used.segments.size + used.traits.size + used.lists.size === 0) return false;
		return lastWritten >= previous.startedAt || lastWritten >= previous.asOf;
	};
}

/** Else it is still the same question: whoever could not pay for it the first time does not get it from the house the second. */
function wasAnswered({ published, startedAt }: Pick<RefreshRecord, "published" | "startedAt">): boolean {
	if (published === undefined) return false;
	return published.kind === "noisy" ? published.at >= startedAt : published.reason !== "budget";
}
