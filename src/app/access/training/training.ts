import type { RoleName } from "../../../core/access/role.ts";
import { type Course, majorOf } from "../../../core/access/training/course.ts";
import { currentUntilMs, type Pass, type Standing, standingIn } from "../../../core/access/training/standing.ts";
import type { Clock } from "../../../ports/clock.ts";
import type { ControlStore } from "../../../ports/control-store.ts";
import type { OwnCourse, StoredAttempt } from "../../../ports/training-store.ts";

/** A course that binds a workspace. */
export interface WorkspaceCourse {
	course: Course;
	/** When its major version came. */
	sinceMs: number;
	/** Of courses that the workspace uploaded itself. */
	own?: Pick<OwnCourse, "addedAt" | "addedBy">;
}

export interface PersonTraining {
	standings: Standing[];
	/** Newest first; only those that count in this workspace. */
	attempts: StoredAttempt[];
}

const MOST_KEPT = 10_000;

/**
 * How people stand with their courses. `isCurrent` is asked with every request: it remembers until when an answer holds, so
 * that a lapse shows at its very moment, and forgets everything when something happens (`changed`).
 */
export class Training {
	readonly #store: Pick<ControlStore, "training">;
	readonly #clock: Clock;
	readonly #readBuiltIn: () => Promise<readonly Course[]>;
	#builtIn: Promise<readonly Course[]> | undefined;
	readonly #currentUntilMs = new Map<string, number>();
	#changes = 0;

	/** @param readBuiltIn is called once, with the first question about courses. */
	constructor(
		deps: { store: Pick<ControlStore, "training">; clock: Clock },
		readBuiltIn: () => Promise<readonly Course[]>,
	) {
		this.#store = deps.store;
		this.#clock = deps.clock;
		this.#readBuiltIn = readBuiltIn;
	}

	/** The courses of the product, and notes from when on they bind; happens with the first question at the latest. */
	async open(): Promise<readonly Course[]> {
		this.#builtIn ??= this.#openBuiltIn();
		return this.#builtIn;
	}

	async isBuiltIn(courseId: string): Promise<boolean> {
		return (await this.open()).some(({ id }) => id === courseId);
	}

	/** Those of the product, gates first, then the workspace's own. */
	async courses(workspaceId: string): Promise<WorkspaceCourse[]> {
		const courses = await this.open();
		const since = await this.#store.training.builtInSince();
		const builtIn = courses.map((course) => {
			const known = since.find(({ id, major }) => id === course.id && major === majorOf(course.version));
			return { course, sinceMs: Date.parse(known?.since ?? "") || 0 };
		});
		const own = (await this.#store.training.ownCourses(workspaceId))
			.filter(({ course }) => !courses.some(({ id }) => id === course.id))
			.map(({ course, since, addedAt, addedBy }) => ({
				course,
				sinceMs: Date.parse(since),
				own: { addedAt, addedBy },
			}));
		return [...builtIn, ...own];
	}

	/** How a person with these roles stands in a workspace now, course by course. */
	async of(personId: string, workspaceId: string, roles: readonly RoleName[]): Promise<PersonTraining> {
		const { training } = this.#store;
		const nowMs = this.#clock.now();
		const courses = await this.courses(workspaceId);
		const builtIn = await this.open();
		const since = Object.entries(await training.rolesSince(workspaceId, personId));
		const rolesSinceMs = Object.fromEntries(since.map(([role, at]) => [role, Date.parse(at)]));
		const attempts = (await training.attemptsOf(personId)).filter(
			(attempt) => attempt.workspaceId === workspaceId || builtIn.some(({ id }) => id === attempt.courseId),
		);
		const passes = attempts.flatMap(({ courseId, version, expiresAt }): Pass[] =>
			expiresAt === undefined ? [] : [{ courseId, version, expiresMs: Date.parse(expiresAt) }],
		);
		const standings = courses.flatMap(({ course, sinceMs }) => {
			return standingIn({ ...course, sinceMs }, roles, rolesSinceMs, passes, nowMs) ?? [];
		});
		return { standings, attempts };
	}

	/** Whether every course that these roles ask for is passed, or still within its days of grace. */
	async isCurrent(personId: string, workspaceId: string, roles: readonly RoleName[]): Promise<boolean> {
		const key = `${workspaceId} ${personId} ${roles.join(" ")}`;
		let untilMs = this.#currentUntilMs.get(key);
		if (untilMs === undefined) {
			const changes = this.#changes;
			untilMs = currentUntilMs((await this.of(personId, workspaceId, roles)).standings);
			if (this.#currentUntilMs.size >= MOST_KEPT) this.#currentUntilMs.clear();
			if (changes === this.#changes) this.#currentUntilMs.set(key, untilMs);
		}
		return untilMs > this.#clock.now();
	}

	/** Something happened that `isCurrent` depends on: a pass, a course more or less. */
	changed(): void {
		this.#changes++;
		this.#currentUntilMs.clear();
	}

	async #openBuiltIn(): Promise<readonly Course[]> {
		try {
			const courses = await this.#readBuiltIn();
			const majors = courses.map(({ id, version }) => ({ id, major: majorOf(version) }));
			await this.#store.training.noteBuiltIn(majors, new Date(this.#clock.now()).toISOString());
			return courses;
		} catch (error) {
			this.#builtIn = undefined;
			throw error;
		}
	}
}
