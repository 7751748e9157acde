import { describe, expect, it } from "vitest";
import type { AuditReview } from "../../src/core/audit/review/audit-review.ts";
import { FIRST_SCHEDULE } from "../../src/core/audit/review/review-schedule.ts";
import type { ControlStore } from "../../src/ports/control-store.ts";

const AT = "2026-11-23T00:00:00.000Z";
const SCHEDULE = { ...FIRST_SCHEDULE, createdAt: AT };
const NONE = { count: 0, before: 0 };
const LIST = { ...NONE, newest: [] };

function review(id: string, part: Partial<AuditReview> = {}): AuditReview {
	return {
		id,
		schedule: SCHEDULE,
		periodStart: "2026-11-16T00:00:00.000Z",
		periodEnd: AT,
		madeAt: AT,
		dueAt: "2026-11-26T00:00:00.000Z",
		digest: {
			acts: { count: 3, before: 1 },
			refused: NONE,
			customers: NONE,
			byAction: [{ name: "segment:preview", count: 3, before: 1 }],
			byActor: [],
			byDay: [{ day: "2026-11-17", count: 3, refused: 0 }],
			denials: LIST,
			sensitiveActs: LIST,
			accessChanges: LIST,
			emergencies: LIST,
			configurationChanges: LIST,
			newActors: [],
			complete: true,
		},
		subjects: ["ada"],
		...part,
	};
}

const SIGNATURE = {
	signedBy: "Sam",
	signedById: "sam",
	signedAt: "2026-11-24T00:00:00.000Z",
	note: "Fine.",
	ticks: [{ section: "denials" as const, fine: true }],
	ownActs: false,
};

export function reviewCases(store: () => ControlStore): void {
	describe("reviews of the access log", () => {
		it("have schedules that change but for when they began", async () => {
			await store().auditReviews.putSchedule("one", SCHEDULE);
			await store().auditReviews.putSchedule("one", {
				...SCHEDULE,
				paused: true,
				createdAt: "2027-01-01T00:00:00.000Z",
			});
			expect(await store().auditReviews.schedules("one")).toEqual([{ ...SCHEDULE, paused: true }]);
			expect(await store().auditReviews.findSchedule("two", SCHEDULE.name)).toBeUndefined();
		});

		it("are read back as they were made, in their workspace alone", async () => {
			await store().auditReviews.add("one", review("a"));
			expect(await store().auditReviews.find("one", "a")).toEqual(review("a"));
			expect(await store().auditReviews.find("two", "a")).toBeUndefined();
			await expect(store().auditReviews.add("one", review("a"))).rejects.toMatchObject({ code: "name-taken" });
		});

		it("are listed with the newest periods first, and the unsigned ones with the oldest first", async () => {
			const older = review("b", { periodEnd: "2026-11-16T00:00:00.000Z" });
			await store().auditReviews.add("one", older);
			await store().auditReviews.add("one", review("a"));
			const ids = (reviews: AuditReview[]) => reviews.map(({ id }) => id);
			expect(ids(await store().auditReviews.list("one", 10))).toEqual(["a", "b"]);
			expect(ids(await store().auditReviews.unsigned("one"))).toEqual(["b", "a"]);
		});

		it("that somebody asked for are not the newest that was due", async () => {
			await store().auditReviews.add("one", review("a"));
			await store().auditReviews.add("one", review("b", { periodEnd: "2026-11-24T00:00:00.000Z", madeBy: "Sam" }));
			expect((await store().auditReviews.newestDue("one", SCHEDULE.name))?.id).toBe("a");
		});

		it("are signed once", async () => {
			await store().auditReviews.add("one", review("a"));
			expect(await store().auditReviews.sign("two", "a", SIGNATURE)).toBe(false);
			expect(await store().auditReviews.sign("one", "a", SIGNATURE)).toBe(true);
			expect(await store().auditReviews.sign("one", "a", { ...SIGNATURE, note: "Other." })).toBe(false);
			expect((await store().auditReviews.find("one", "a"))?.signature).toEqual(SIGNATURE);
			expect(await store().auditReviews.unsigned("one")).toEqual([]);
		});

		it("remind once of each thing", async () => {
			await store().auditReviews.add("one", review("a"));
			expect(await store().auditReviews.takeReminder("one", "a", "made")).toBe(true);
			expect(await store().auditReviews.takeReminder("one", "a", "made")).toBe(false);
			expect(await store().auditReviews.takeReminder("one", "a", "overdue")).toBe(true);
		});
	});
}
