import { FIRST_SCHEDULE, type ReviewPlan, type ReviewSchedule } from "../../../core/audit/review/review-schedule.ts";
import { SegwardError } from "../../../core/error/segward-error.ts";
import { isTimeZone } from "../../../core/segments/time/time-zone.ts";
import { refuseUnknownRoles } from "../../access/known-roles.ts";
import type { Call } from "../../call.ts";
import { isoInstant, type Services } from "../../services.ts";

type Deps = Pick<Services, "store" | "clock" | "register">;

export function listReviewSchedules(deps: Pick<Services, "store" | "clock">) {
	return async ({ workspaceId }: Call, _input: unknown) => {
		await ensureFirstSchedule(deps, workspaceId);
		return { items: await deps.store.auditReviews.schedules(workspaceId) };
	};
}

/** Adds a schedule or changes it; reviews that were made keep what they were made by. @throws SegwardError `role-unknown`, `not-found`, `request-invalid`. */
export function putReviewSchedule({ store, clock, register }: Deps) {
	return async ({ workspaceId }: Call, { name, plan }: { name: string; plan: ReviewPlan }): Promise<ReviewSchedule> => {
		const { reviewer, timeZone } = plan;
		if (!isTimeZone(timeZone)) {
			throw new SegwardError("request-invalid", {
				path: "plan.timeZone",
				detail: "A time zone is UTC or an IANA name, such as Europe/Berlin.",
			});
		}
		if ("role" in reviewer) await refuseUnknownRoles({ store }, workspaceId, [reviewer.role]);
		else if (!(await register.list(workspaceId)).some(({ id }) => id === reviewer.personId)) {
			throw new SegwardError("not-found", {
				path: "plan.reviewer",
				detail: "There is no such person in this workspace.",
			});
		}
		const before = await store.auditReviews.findSchedule(workspaceId, name);
		const schedule = { ...plan, name, createdAt: before?.createdAt ?? isoInstant(clock.now()) };
		await store.auditReviews.putSchedule(workspaceId, schedule);
		return schedule;
	};
}

/** Every workspace begins with one schedule; whoever does not want it pauses it. */
export async function ensureFirstSchedule(
	{ store, clock }: Pick<Services, "store" | "clock">,
	workspaceId: string,
): Promise<void> {
	if ((await store.auditReviews.findSchedule(workspaceId, FIRST_SCHEDULE.name)) !== undefined) return;
	await store.auditReviews.putSchedule(workspaceId, { ...FIRST_SCHEDULE, createdAt: isoInstant(clock.now()) });
}

export async function findSchedule(
	deps: Pick<Services, "store" | "clock">,
	workspaceId: string,
	name: string,
): Promise<ReviewSchedule> {
	await ensureFirstSchedule(deps, workspaceId);
	const schedule = await deps.store.auditReviews.findSchedule(workspaceId, name);
	if (schedule === undefined) throw new SegwardError("not-found", { detail: "There is no such schedule." });
	return schedule;
}
