import type { ResultOf } from "../../../../contract/routes.ts";
import type { CloseReason } from "../../../../core/audit/watch/alert.ts";
import type { Response, Severity } from "../../../../core/audit/watch/detection.ts";

export type AlertView = ResultOf<"listAlerts">["items"][number];
export type DetectionView = ResultOf<"listDetections">["items"][number];

export const SEVERITY_WORDS: Record<Severity, { label: string; color: string; variant: "light" | "filled" }> = {
	low: { label: "Low", color: "gray", variant: "light" },
	medium: { label: "Medium", color: "yellow", variant: "light" },
	high: { label: "High", color: "red", variant: "light" },
	critical: { label: "Critical", color: "red", variant: "filled" },
};

export const STATE_WORDS: Record<AlertView["state"], { label: string; color: string }> = {
	open: { label: "Open", color: "yellow" },
	acknowledged: { label: "Acknowledged", color: "blue" },
	investigating: { label: "Under investigation", color: "blue" },
	closed: { label: "Closed", color: "gray" },
};

export const REASON_WORDS: Record<CloseReason, string> = {
	handled: "It was real, and is dealt with",
	expected: "It was what it says, and allowed",
	"false-alarm": "It was nothing: a false alarm",
};

export const STEP_WORDS: Record<AlertView["steps"][number]["did"], string> = {
	raised: "raised the alert",
	acknowledged: "acknowledged it",
	investigating: "looks into it",
	closed: "closed it",
	responded: "acted at once",
	reopened: "opened it again",
};

export const RESPONSE_WORDS: Record<Response, string> = {
	"end-sessions": "End the person's sessions",
	"revoke-token": "Revoke the token",
	"freeze-releases": "Freeze what leaves in bulk",
};

/** Numbers of tests, as a form asks for them. */
export const NUMBER_WORDS: Record<string, string> = {
	atLeast: "At least",
	withinSeconds: "Within, in seconds",
	floor: "Nothing below",
	times: "Times the usual spread",
	learnDays: "Days to learn",
	toleranceHours: "Hours of tolerance",
	days: "Days unseen",
	backSeconds: "Seconds back",
	conditions: "Conditions that differ",
	customersBelow: "Customers apart, fewer than",
	kilometresPerHour: "Kilometres an hour",
};
