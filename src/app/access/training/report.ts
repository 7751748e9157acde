import type { RoleName } from "../../../core/access/role.ts";
import type { CourseState } from "../../../core/access/training/standing.ts";
import type { UseCase } from "../../call.ts";
import { isoInstant, type Services } from "../../services.ts";
import { bestPass } from "./show-training.ts";

/** How one person stands with one course. */
export interface ReportLine {
	personId: string;
	name: string;
	email: string;
	roles: RoleName[];
	courseId: string;
	courseTitle: string;
	version: string;
	state: CourseState;
	until?: string;
	/** Of the pass that holds. */
	passedAt?: string;
	scorePercent?: number;
}

/** Everybody who is active in the workspace, with every course that binds them; whoever is behind comes first. */
export function trainingReport({
	training,
	store,
	people,
}: Pick<Services, "training" | "store" | "people">): UseCase<unknown, { items: ReportLine[] }> {
	return async ({ workspaceId }) => {
		const titles = new Map((await training.courses(workspaceId)).map(({ course }) => [course.id, course]));
		const lines: ReportLine[] = [];
		for (const personId of await store.training.everybody(workspaceId)) {
			const person = await people.findById(personId);
			const roles = person?.assignments.find((one) => one.workspaceId === workspaceId)?.roles;
			if (person === undefined || person.state !== "active" || roles === undefined) continue;
			const { standings, attempts } = await training.of(personId, workspaceId, roles);
			for (const { courseId, state, untilMs } of standings) {
				const course = titles.get(courseId);
				if (course === undefined) continue;
				const pass = state === "passed" ? bestPass(attempts, course) : undefined;
				lines.push({
					...{ personId, name: person.name, email: person.email, roles },
					...{ courseId, courseTitle: course.title, version: course.version, state },
					...(untilMs === undefined ? {} : { until: isoInstant(untilMs) }),
					...(pass === undefined ? {} : { passedAt: pass.finishedAt, scorePercent: pass.scorePercent }),
				});
			}
		}
		return {
			items: lines.toSorted((a, b) => URGENCY[a.state] - URGENCY[b.state] || a.name.localeCompare(b.name, "en")),
		};
	};
}

const URGENCY: Readonly<Record<CourseState, number>> = { overdue: 0, due: 1, passed: 2 };
