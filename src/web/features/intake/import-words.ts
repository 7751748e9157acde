import type { ImportKind, ImportView } from "../../../core/intake/import-record.ts";
import type { ColumnRole } from "./mapping-draft.ts";

export const KIND_WORDS: Record<ImportKind, string> = { customers: "Customers", events: "Events" };

export const ROLE_WORDS: Record<ColumnRole, string> = {
	"external-id": "Customer id",
	identifier: "Identifier",
	attribute: "Attribute",
	property: "Event property",
	time: "Time of the event",
	"event-name": "Name of the event",
	"message-id": "Id of the event",
	ignore: "Ignore",
};

/** What kind of run it was. */
export function runWord({ dryRun, replayOf, mode }: ImportView): string | undefined {
	if (dryRun) return "dry run";
	if (replayOf !== undefined) return "replay";
	return mode === "replace" ? "replaces all" : undefined;
}

/** How long it took, or undefined while it goes on. */
export function durationMs({ startedAt, finishedAt }: ImportView): number | undefined {
	return finishedAt === undefined ? undefined : Math.max(0, Date.parse(finishedAt) - Date.parse(startedAt));
}
