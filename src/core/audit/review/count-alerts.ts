import type { Alert } from "../watch/alert.ts";
import { SEVERITIES, type Severity } from "../watch/detection.ts";
import type { AlertCounts, AlertDigest } from "./alert-digest.ts";
import type { ReviewPeriod } from "./review-period.ts";

/** So many are listed. */
const MOST_LISTED = 50;

/**
 * Counts what became of alerts in a period.
 *
 * @param titleOf what a person calls a detection.
 */
export function countAlerts(
	alerts: readonly Alert[],
	period: ReviewPeriod,
	titleOf: (detection: string) => string,
): AlertDigest {
	const all = none();
	const bySeverity = new Map<Severity, AlertCounts>(SEVERITIES.toReversed().map((severity) => [severity, none()]));
	const byDetection = new Map<string, AlertCounts>();
	for (const alert of alerts) {
		const detection = byDetection.get(alert.detection) ?? none();
		byDetection.set(alert.detection, detection);
		const became = {
			opened: isWithin(alert.openedAt, period),
			closed: isWithin(closedAt(alert), period),
			open: alert.state !== "closed",
		};
		for (const counts of [all, detection, bySeverity.get(alert.severity) ?? none()]) {
			for (const what of ["opened", "closed", "open"] as const) counts[what] += became[what] ? 1 : 0;
		}
	}
	return {
		...all,
		bySeverity: [...bySeverity].filter(isAny).map(([severity, counts]) => ({ severity, ...counts })),
		byDetection: [...byDetection]
			.filter(isAny)
			.map(([detection, counts]) => ({ detection, title: titleOf(detection), ...counts }))
			.sort((a, b) => b.opened - a.opened || b.open - a.open || (a.detection < b.detection ? -1 : 1)),
		stillOpen: alerts
			.filter(({ state }) => state !== "closed")
			.sort((a, b) => gravity(b) - gravity(a) || (a.openedAt < b.openedAt ? -1 : 1))
			.slice(0, MOST_LISTED)
			.map(({ subject, steps: _, evidence: __, found: ___, ...alert }) => {
				return { ...alert, title: titleOf(alert.detection), subject: subject.label };
			}),
	};
}

function closedAt({ state, steps }: Alert): string | undefined {
	return state === "closed" ? steps.findLast(({ did }) => did === "closed")?.at : undefined;
}

function isWithin(at: string | undefined, { startMs, endMs }: ReviewPeriod): boolean {
	const atMs = at === undefined ? Number.NaN : Date.parse(at);
	return atMs >= startMs && atMs < endMs;
}

function isAny([, { opened, closed, open }]: [unknown, AlertCounts]): boolean {
	return opened + closed + open > 0;
}

function gravity({ severity }: Alert): number {
	return SEVERITIES.indexOf(severity);
}

function none(): AlertCounts {
	return { opened: 0, closed: 0, open: 0 };
}
