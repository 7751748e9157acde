import type { AuditReview } from "../../../core/audit/review/audit-review.ts";
import { countAlerts } from "../../../core/audit/review/count-alerts.ts";
import type { LogVerification } from "../../../core/audit/review/review-digest.ts";
import { periodBefore, type ReviewPeriod } from "../../../core/audit/review/review-period.ts";
import type { ReviewSchedule } from "../../../core/audit/review/review-schedule.ts";
import type { Alert } from "../../../core/audit/watch/alert.ts";
import { dateText, dayOf } from "../../../core/segments/time/calendar.ts";
import type { VerifyLog } from "../../../ports/log-verifier.ts";
import { isoInstant, type Services } from "../../services.ts";
import { titleOf } from "../watch/notify.ts";
import { actSorts } from "./act-sorts.ts";
import { countPeriod } from "./count-period.ts";

export type MakeDeps = Pick<Services, "store" | "audit" | "clock" | "policyBook"> & { verifyLog: VerifyLog };

const DAY_MS = 86_400_000;

/** Looks at the log and keeps what there is to review. @throws SegwardError `name-taken` where it was made before. */
export async function makeReview(
	deps: MakeDeps,
	workspaceId: string,
	schedule: ReviewSchedule,
	period: ReviewPeriod,
	madeBy?: string,
): Promise<AuditReview> {
	const { store, audit, clock } = deps;
	const { startMs: beforeMs } = periodBefore(schedule.cadence, schedule.timeZone, period);
	const log = schedule.sections.includes("log-verification") ? await verified(deps, workspaceId) : undefined;
	const alerts = schedule.sections.includes("alerts") ? await allAlerts(deps, workspaceId) : undefined;
	const { counts, complete } = await countPeriod(audit, workspaceId, schedule, period, beforeMs, actSorts(deps));
	const review: AuditReview = {
		id: idOf(schedule, period, madeBy !== undefined),
		schedule,
		periodStart: isoInstant(period.startMs),
		periodEnd: isoInstant(period.endMs),
		madeAt: isoInstant(clock.now()),
		...(madeBy === undefined ? {} : { madeBy }),
		dueAt: isoInstant(period.endMs + schedule.dueDays * DAY_MS),
		digest: {
			...counts.digest(complete),
			...(alerts === undefined ? {} : { alerts: countAlerts(alerts, period, titleOf) }),
			...(log === undefined ? {} : { log }),
		},
		subjects: await peopleBehind(deps, workspaceId, [...counts.listedActorIds, ...suspects(alerts, period)]),
	};
	await store.auditReviews.add(workspaceId, review);
	return review;
}

/** The whole log, and that it has grown from what the newest review saw. */
async function verified({ store, verifyLog }: MakeDeps, workspaceId: string): Promise<LogVerification> {
	const recent = await store.auditReviews.list(workspaceId, 20);
	const heads = recent.flatMap(({ digest }) => (digest.log === undefined ? [] : [digest.log]));
	const largest = heads.toSorted((a, b) => b.size - a.size)[0];
	return verifyLog(workspaceId, largest?.checkpoint);
}

async function allAlerts({ store }: MakeDeps, workspaceId: string): Promise<Alert[]> {
	const found: Alert[] = [];
	for (let cursor: string | undefined; ; ) {
		const page = await store.alerts.list(workspaceId, { limit: 200, ...(cursor === undefined ? {} : { cursor }) });
		found.push(...page.items);
		cursor = page.cursor;
		if (cursor === undefined) return found;
	}
}

/** Whom the alerts that it tells of are about. */
function suspects(alerts: readonly Alert[] = [], { startMs }: ReviewPeriod): string[] {
	return alerts
		.filter(({ state, lastAt }) => state !== "closed" || Date.parse(lastAt) >= startMs)
		.flatMap(({ subject: { key } }) => (key.startsWith("actor/") ? [key.slice("actor/".length)] : []));
}

/** Behind the tokens of people stand those people. */
async function peopleBehind({ store }: MakeDeps, workspaceId: string, actorIds: readonly string[]): Promise<string[]> {
	const tokens = await store.tokens.list(workspaceId);
	const ownerOf = new Map(tokens.map(({ id, ownerId }) => [id, ownerId]));
	const people = actorIds.flatMap((id) => (ownerOf.has(id) ? (ownerOf.get(id) ?? []) : [id]));
	return [...new Set(people)].sort();
}

/** `weekly-access-log-2026-11-23`, and with hours and minutes where somebody asked for it. */
function idOf({ name, timeZone }: ReviewSchedule, { endMs }: ReviewPeriod, byHand: boolean): string {
	if (byHand) return `${name}-${isoInstant(endMs).slice(0, 16).replace(":", "")}`;
	return `${name}-${dateText(dayOf(endMs, timeZone))}`;
}
