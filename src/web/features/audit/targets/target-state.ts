import type { ResultOf } from "../../../../contract/routes.ts";
import { isAnchor } from "../../../../core/audit/targets/target-kind.ts";
import { formatNumber } from "../../../design/format.ts";

export type Target = ResultOf<"listAuditTargets">["items"][number];

export interface TargetState {
	word: "working" | "waiting" | "paused" | "behind" | "failing";
	color: "ward" | "gray" | "yellow" | "red";
}

/** Behind by more than this is said, for a batch under way is no news. */
const MUCH = 1000;

export function targetState({ settings, progress, backlog }: Target): TargetState {
	if (!settings.enabled) return { word: "paused", color: "gray" };
	if (progress.failingSince !== undefined) return { word: "failing", color: "red" };
	if (!isAnchor(settings) && backlog > MUCH) return { word: "behind", color: "yellow" };
	return progress.lastTakenAt === undefined ? { word: "waiting", color: "gray" } : { word: "working", color: "ward" };
}

/** How far it has come, in words. */
export function progressText({ settings, progress, backlog }: Target): string {
	if (isAnchor(settings)) {
		if (progress.position <= 0) return "No head is kept there yet.";
		return `The head of ${formatNumber(progress.position)} entries is kept there; ${formatNumber(backlog)} more since then.`;
	}
	return backlog === 0
		? "Everything was taken."
		: `${formatNumber(backlog)} ${backlog === 1 ? "entry waits" : "entries wait"}.`;
}
