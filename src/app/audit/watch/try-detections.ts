import type { StoredAuditEntry } from "../../../core/audit/entry.ts";
import { DETECTIONS } from "../../../core/audit/watch/detections/all.ts";
import type { Tuning } from "../../../core/audit/watch/settings.ts";
import { type Suspicion, Watch } from "../../../core/audit/watch/watch.ts";
import { SegwardError } from "../../../core/error/segward-error.ts";
import type { Call } from "../../call.ts";
import { isoInstant, type Services } from "../../services.ts";
import { refuseUnfit } from "./detections.ts";
import { titleOf } from "./notify.ts";
import { watchSettingsOf } from "./settings-of.ts";

const DAY_MS = 86_400_000;
const ENTRIES_A_PAGE = 500;
/** Of the newest days; a trial is no archive search. */
const MOST_ENTRIES = 100_000;
const MOST_SHOWN = 200;

type Deps = Pick<Services, "store" | "audit" | "clock">;

/**
 * What would be found, as the workspace has set its watch or with one detection set otherwise: in given entries, or in those of
 * the last days. Nothing is raised or changed.
 *
 * @throws SegwardError `not-found`, `request-invalid`.
 */
export function tryDetections(deps: Deps) {
	return async (
		call: Call,
		input: { detection?: string; tuning?: Tuning; entries?: readonly StoredAuditEntry[]; days: number },
	) => {
		const { settings } = await watchSettingsOf(deps, call.workspaceId);
		const { detection: id, tuning } = input;
		const detections = id === undefined ? DETECTIONS : DETECTIONS.filter((one) => one.id === id);
		const [first] = detections;
		if (first === undefined) throw new SegwardError("not-found", { detail: `There is no detection ${id}.` });
		if (tuning !== undefined) refuseUnfit(first, tuning);
		const tunings = tuning === undefined ? settings.tunings : { ...settings.tunings, [first.id]: tuning };
		const watch = new Watch(detections, { ...settings, tunings });
		const entries = input.entries ?? (await recent(deps, call.workspaceId, input.days));
		const suspicions = entries.flatMap((entry) => watch.step(entry));
		return {
			entries: entries.length,
			alerts: grouped(suspicions).slice(0, MOST_SHOWN),
		};
	};
}

async function recent({ audit, clock }: Deps, workspaceId: string, days: number): Promise<StoredAuditEntry[]> {
	const from = isoInstant(clock.now() - days * DAY_MS);
	const found: StoredAuditEntry[] = [];
	for (let before: number | undefined; found.length < MOST_ENTRIES; before = found.at(-1)?.no) {
		const page = await audit.list({ workspaceId, from, before, limit: ENTRIES_A_PAGE });
		found.push(...page);
		if (page.length < ENTRIES_A_PAGE) break;
	}
	return found.reverse();
}

/** As alerts would be: one a detection and subject. */
function grouped(suspicions: readonly Suspicion[]) {
	const alerts = new Map<string, Suspicion & { title: string; times: number }>();
	for (const one of suspicions) {
		const key = `${one.detection} ${one.subject.key}`;
		alerts.set(key, { ...one, title: titleOf(one.detection), times: (alerts.get(key)?.times ?? 0) + 1 });
	}
	return [...alerts.values()];
}
