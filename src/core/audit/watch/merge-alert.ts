import type { Alert } from "./alert.ts";
import { SEVERITIES } from "./detection.ts";
import { MOST_EVIDENCE } from "./tester.ts";
import type { Suspicion } from "./watch.ts";

/** A new alert about this suspicion. */
export function alertOf(id: string, suspicion: Suspicion): Alert {
	const { detection, severity, subject, at, found, evidence } = suspicion;
	return {
		id,
		detection,
		severity,
		subject,
		state: "open",
		openedAt: at,
		lastAt: at,
		times: 1,
		found,
		evidence,
		steps: [{ at, by: "segward", did: "raised", note: found }],
	};
}

/** The alert with what was found now; undefined where it knows that already. */
export function mergeAlert(alert: Alert, { at, found, evidence, severity }: Suspicion): Alert | undefined {
	const newest = alert.evidence.at(-1) ?? 0;
	if ((evidence.at(-1) ?? 0) <= newest) return undefined;
	const all = [...new Set([...alert.evidence, ...evidence])].sort((a, b) => a - b);
	return {
		...alert,
		severity: SEVERITIES.indexOf(severity) > SEVERITIES.indexOf(alert.severity) ? severity : alert.severity,
		lastAt: at,
		times: alert.times + 1,
		found,
		evidence: all.slice(-MOST_EVIDENCE),
	};
}
