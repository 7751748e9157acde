import type { Course } from "../../../core/access/training/course.ts";
import { type Choice, markAttempt } from "../../../core/access/training/mark.ts";
import { SegwardError } from "../../../core/error/segward-error.ts";
import type { Call, UseCase } from "../../call.ts";
import { isoInstant, type Services } from "../../services.ts";
import { attemptsLeft, nextAttemptMs } from "./attempts-left.ts";
import { findCourse } from "./courses.ts";
import { whoseTraining } from "./whose-training.ts";

/** Numbers are those of the file, so that the order of a showing says nothing. */
export interface AskedQuestion {
	no: number;
	text: string;
	answers: { no: number; text: string }[];
}

export interface BegunAttempt {
	id: string;
	courseId: string;
	version: string;
	questions: AskedQuestion[];
}

export interface MarkedQuestion {
	no: number;
	text: string;
	right: boolean;
	/** Those that were not chosen say nothing before the course is passed: the next attempt asks again. */
	answers: { no: number; text: string; chosen: boolean; right?: boolean; explanation?: string }[];
}

export interface AttemptResult {
	courseId: string;
	passed: boolean;
	scorePercent: number;
	passPercent: number;
	certificateId?: string;
	expiresAt?: string;
	attemptsLeft: number;
	questions: MarkedQuestion[];
}

type Deps = Pick<Services, "training" | "store" | "clock" | "newId" | "digest">;

const DAY_MS = 86_400_000;

/**
 * Begins an attempt, or goes on with the one begun; the right answers stay here until it is finished.
 *
 * @throws SegwardError `not-found`, `attempts-used-up`; `action-forbidden` for a program: nobody has a course passed for him.
 */
export function beginAttempt(deps: Deps): UseCase<{ id: string }, BegunAttempt> {
	const { training, store, clock, newId } = deps;
	return async (call, { id: courseId }) => {
		const { personId, name, roles } = inPerson(call);
		const { course } = await findCourse(training, call.workspaceId, courseId);
		const { attempts } = await training.of(personId, call.workspaceId, roles);
		const nowMs = clock.now();
		if (attemptsLeft(course, attempts, nowMs) === 0) {
			throw new SegwardError("attempts-used-up", {
				detail: `There are ${course.attemptsPerDay} attempts within 24 hours.`,
				hint: `Read the course again; the next attempt is possible from ${isoInstant(nextAttemptMs(courseId, attempts, nowMs))}.`,
			});
		}
		const begun = attempts.find(
			(one) => one.courseId === courseId && one.workspaceId === call.workspaceId && one.finishedAt === undefined,
		);
		if (begun?.version === course.version) return asked(deps, begun.id, course);
		if (begun !== undefined) await store.training.dropAttempt(call.workspaceId, begun.id);
		const id = newId();
		await store.training.beginAttempt(call.workspaceId, {
			id,
			personId,
			personName: name,
			courseId,
			courseTitle: course.title,
			version: course.version,
			startedAt: isoInstant(nowMs),
		});
		return asked(deps, id, course);
	};
}

/**
 * Marks an attempt, once. A pass counts from this moment on.
 *
 * @throws SegwardError `not-found` for an attempt that is not the caller's; `state-conflict` for one that is finished, or
 * whose course has changed since.
 */
export function submitAttempt(deps: Deps): UseCase<{ id: string; choices: Choice[] }, AttemptResult> {
	const { training, store, clock } = deps;
	return async (call, { id, choices }) => {
		const { personId, roles } = inPerson(call);
		const attempt = await store.training.findAttempt(call.workspaceId, id);
		if (attempt?.personId !== personId) throw new SegwardError("not-found", { detail: "You began no such attempt." });
		const { course } = await findCourse(training, call.workspaceId, attempt.courseId);
		if (attempt.version !== course.version) {
			throw new SegwardError("state-conflict", {
				detail: "There is a later version of this course.",
				hint: "Read it, then begin again.",
			});
		}
		const { passed, scorePercent } = markAttempt(course, choices);
		const nowMs = clock.now();
		const expiresAt = passed ? isoInstant(nowMs + course.validDays * DAY_MS) : undefined;
		const result = { finishedAt: isoInstant(nowMs), scorePercent, expiresAt };
		if (!(await store.training.finishAttempt(call.workspaceId, id, result))) {
			throw new SegwardError("state-conflict", { detail: "This attempt is finished.", hint: "Begin another one." });
		}
		if (passed) training.changed();
		const { attempts } = await training.of(personId, call.workspaceId, roles);
		return {
			courseId: course.id,
			passed,
			scorePercent,
			passPercent: course.passPercent,
			...(expiresAt === undefined ? {} : { certificateId: id, expiresAt }),
			attemptsLeft: attemptsLeft(course, attempts, nowMs),
			questions: marked(course, choices, passed),
		};
	};
}

function inPerson({ principal }: Call) {
	if (principal.kind === "person") return whoseTraining(principal);
	throw new SegwardError("action-forbidden", {
		detail: "A course is passed in person, signed in to the web app; no program can do it for somebody.",
	});
}

function asked({ digest }: Deps, id: string, { id: courseId, version, questions }: Course): BegunAttempt {
	const shuffled = <T extends { no: number }>(items: T[], seed: string): T[] => {
		const place = ({ no }: T) => digest(`${id} ${seed} ${no}`);
		return items.toSorted((a, b) => (place(a) < place(b) ? -1 : 1));
	};
	const all = questions.map(({ text, answers }, no) => ({
		no,
		text,
		answers: shuffled(
			answers.map((answer, answerNo) => ({ no: answerNo, text: answer.text })),
			`answers of ${no}`,
		),
	}));
	return { id, courseId, version, questions: shuffled(all, "questions") };
}

function marked({ questions }: Course, choices: readonly Choice[], passed: boolean): MarkedQuestion[] {
	return questions.map(({ text, answers }, no) => {
		const chosen = choices.filter(({ question }) => question === no).map(({ answer }) => answer);
		return {
			no,
			text,
			right: chosen.length === 1 && answers[chosen[0] ?? -1]?.right === true,
			answers: answers.map((answer, answerNo) => {
				const isChosen = chosen.includes(answerNo);
				const told = passed || isChosen ? { right: answer.right, explanation: answer.explanation } : {};
				return { no: answerNo, text: answer.text, chosen: isChosen, ...told };
			}),
		};
	});
}
