import type { ResultOf } from "../../../../contract/routes.ts";
import type { ReviewSection } from "../../../../core/audit/review/review-schedule.ts";
import { formatNumber } from "../../../design/format.ts";

export type Review = ResultOf<"showAuditReview">;
export type ReviewSummary = ResultOf<"listAuditReviews">["items"][number];
export type ReviewState = Review["state"];
export type Compared = Review["digest"]["acts"];

export const STATE_COLORS: Readonly<Record<ReviewState, string>> = { due: "yellow", overdue: "red", signed: "ward" };

export const SECTION_WORDS: Readonly<Record<ReviewSection, string>> = {
	activity: "Activity",
	denials: "Refused acts",
	"sensitive-acts": "Sensitive acts",
	"access-changes": "Changes of access",
	emergencies: "Emergencies",
	"configuration-changes": "Changes of configuration",
	alerts: "Alerts",
	"log-verification": "Verification of the log",
};

/** `2026-11-16 to 2026-11-22`: the last day is that before the end. */
export function periodText({ periodStart, periodEnd }: { periodStart: string; periodEnd: string }): string {
	const lastDay = new Date(Date.parse(periodEnd) - 1).toISOString().slice(0, 10);
	const firstDay = periodStart.slice(0, 10);
	return firstDay === lastDay ? firstDay : `${firstDay} to ${lastDay}`;
}

/** Against the period before: `+12`, `−3`, `as before`, `new`. */
export function changeText({ count, before }: Compared): string {
	if (count === before) return "as before";
	if (before === 0) return "new";
	const difference = count - before;
	return difference > 0 ? `+${formatNumber(difference)}` : `−${formatNumber(-difference)}`;
}
