import { CourseAttempt } from "../../../core/access/training/certificate.ts";
import { Course, isLaterVersion, majorOf } from "../../../core/access/training/course.ts";
import { SegwardError } from "../../../core/error/segward-error.ts";
import type { StoredAttempt, TrainingStore } from "../../../ports/training-store.ts";
import { atomically, type Connection } from "./connection.ts";
import type { CourseAttemptRow, OwnCourseRow } from "./tables.ts";

export function training(db: Connection): TrainingStore {
	const ownOf = (workspaceId: string) => db.selectFrom("own_courses").where("workspace_id", "=", workspaceId);
	return {
		async noteBuiltIn(courses, at) {
			if (courses.length === 0) return;
			const rows = courses.map(({ id, major }) => ({ id, major, since: at }));
			await db
				.insertInto("built_in_courses")
				.values(rows)
				.onConflict((conflict) => conflict.doNothing())
				.execute();
		},
		builtInSince: () => db.selectFrom("built_in_courses").selectAll().execute(),

		async addCourse(workspaceId, course, addedBy, at) {
			const { id, version } = course;
			await atomically(db, async (inside) => {
				await inside
					.updateTable("own_courses")
					.set({ state: "replaced" })
					.where("workspace_id", "=", workspaceId)
					.where("id", "=", id)
					.where("state", "=", "current")
					.execute();
				const { numInsertedOrUpdatedRows } = await inside
					.insertInto("own_courses")
					.values({
						workspace_id: workspaceId,
						id,
						version,
						major: majorOf(version),
						body: JSON.stringify(course),
						added_at: at,
						added_by: addedBy,
						state: "current",
					})
					.onConflict((conflict) => conflict.doNothing())
					.executeTakeFirst();
				if (!numInsertedOrUpdatedRows) throw new SegwardError("name-taken");
			});
		},
		async removeCourse(workspaceId, id) {
			const { numUpdatedRows } = await db
				.updateTable("own_courses")
				.set({ state: "removed" })
				.where("workspace_id", "=", workspaceId)
				.where("id", "=", id)
				.where("state", "=", "current")
				.executeTakeFirst();
			return numUpdatedRows > 0n;
		},
		async newestVersion(workspaceId, id) {
			const rows = await ownOf(workspaceId).select("version").where("id", "=", id).execute();
			return rows
				.map(({ version }) => version)
				.reduce<string | undefined>(
					(newest, one) => (newest === undefined || isLaterVersion(one, newest) ? one : newest),
					undefined,
				);
		},
		async ownCourses(workspaceId) {
			const rows = await ownOf(workspaceId).selectAll().orderBy("id").execute();
			return rows
				.filter(({ state }) => state === "current")
				.map((row) => ({
					course: Course.parse(JSON.parse(row.body)),
					since: firstUpload(rows, row),
					addedAt: row.added_at,
					addedBy: row.added_by,
				}));
		},

		async rolesSince(workspaceId, personId) {
			const rows = await db
				.selectFrom("roles_since")
				.select(["role", "since"])
				.where("workspace_id", "=", workspaceId)
				.where("person_id", "=", personId)
				.execute();
			return Object.fromEntries(rows.map(({ role, since }) => [role, since]));
		},
		async everybody(workspaceId) {
			const rows = await db
				.selectFrom("roles_since")
				.select("person_id")
				.distinct()
				.where("workspace_id", "=", workspaceId)
				.execute();
			return rows.map(({ person_id }) => person_id);
		},

		async beginAttempt(workspaceId, attempt) {
			const { numInsertedOrUpdatedRows } = await db
				.insertInto("course_attempts")
				.values(toRow(workspaceId, attempt))
				.onConflict((conflict) => conflict.doNothing())
				.executeTakeFirst();
			if (!numInsertedOrUpdatedRows) throw new SegwardError("state-conflict");
		},
		async findAttempt(workspaceId, id) {
			const row = await db
				.selectFrom("course_attempts")
				.selectAll()
				.where("workspace_id", "=", workspaceId)
				.where("id", "=", id)
				.executeTakeFirst();
			return row && toAttempt(row);
		},
		async dropAttempt(workspaceId, id) {
			await db
				.deleteFrom("course_attempts")
				.where("workspace_id", "=", workspaceId)
				.where("id", "=", id)
				.where("finished_at", "is", null)
				.execute();
		},
		async finishAttempt(workspaceId, id, { finishedAt, scorePercent, expiresAt }) {
			const { numUpdatedRows } = await db
				.updateTable("course_attempts")
				.set({ finished_at: finishedAt, score_percent: scorePercent, expires_at: expiresAt ?? null })
				.where("workspace_id", "=", workspaceId)
				.where("id", "=", id)
				.where("finished_at", "is", null)
				.executeTakeFirst();
			return numUpdatedRows > 0n;
		},
		async takeReminder(workspaceId, personId, { courseId, until, days }) {
			const { numInsertedOrUpdatedRows } = await db
				.insertInto("training_reminders")
				.values({ workspace_id: workspaceId, person_id: personId, course_id: courseId, until, days })
				.onConflict((conflict) => conflict.doNothing())
				.executeTakeFirst();
			return (numInsertedOrUpdatedRows ?? 0n) > 0n;
		},
		async attemptsOf(personId) {
			const rows = await db
				.selectFrom("course_attempts")
				.selectAll()
				.where("person_id", "=", personId)
				.orderBy("started_at", "desc")
				.execute();
			return rows.map((row): StoredAttempt => ({ workspaceId: row.workspace_id, ...toAttempt(row) }));
		},
	};
}

function firstUpload(rows: readonly OwnCourseRow[], { id, major, added_at }: OwnCourseRow): string {
	const times = rows.filter((row) => row.id === id && row.major === major).map((row) => row.added_at);
	return times.sort()[0] ?? added_at;
}

function toRow(workspaceId: string, attempt: CourseAttempt): CourseAttemptRow {
	return {
		workspace_id: workspaceId,
		id: attempt.id,
		person_id: attempt.personId,
		person_name: attempt.personName,
		course_id: attempt.courseId,
		course_title: attempt.courseTitle,
		version: attempt.version,
		started_at: attempt.startedAt,
		finished_at: attempt.finishedAt ?? null,
		score_percent: attempt.scorePercent ?? null,
		expires_at: attempt.expiresAt ?? null,
	};
}

function toAttempt(row: CourseAttemptRow): CourseAttempt {
	return CourseAttempt.parse({
		id: row.id,
		personId: row.person_id,
		personName: row.person_name,
		courseId: row.course_id,
		courseTitle: row.course_title,
		version: row.version,
		startedAt: row.started_at,
		finishedAt: row.finished_at ?? undefined,
		scorePercent: row.score_percent ?? undefined,
		expiresAt: row.expires_at ?? undefined,
	});
}
