import { majorOf } from "../../../core/access/training/course.ts";
import { SegwardError } from "../../../core/error/segward-error.ts";
import type { UseCase } from "../../call.ts";
import type { Services } from "../../services.ts";

export interface Certificate {
	id: string;
	personName: string;
	courseId: string;
	courseTitle: string;
	version: string;
	scorePercent: number;
	issuedAt: string;
	expiresAt: string;
	/** `superseded`: a later major version of the course wants to be passed. */
	validity: "valid" | "expired" | "superseded";
}

/**
 * Whether somebody passed a course: for everybody in the workspace who was shown the id of the certificate, which nobody can
 * guess. People also find their own of other workspaces.
 *
 * @throws SegwardError `not-found`.
 */
export function showCertificate({
	store,
	training,
	clock,
}: Pick<Services, "store" | "training" | "clock">): UseCase<{ id: string }, Certificate> {
	return async ({ principal, workspaceId }, { id }) => {
		const attempt =
			(await store.training.findAttempt(workspaceId, id)) ??
			(await store.training.attemptsOf(principal.personId ?? "")).find((one) => one.id === id);
		const { finishedAt: issuedAt, expiresAt, scorePercent } = attempt ?? {};
		if (attempt === undefined || issuedAt === undefined || expiresAt === undefined || scorePercent === undefined) {
			throw new SegwardError("not-found", { detail: "There is no certificate under this id in this workspace." });
		}
		const { personName, courseId, courseTitle, version } = attempt;
		const now = (await training.courses(workspaceId)).find(({ course }) => course.id === courseId)?.course.version;
		const superseded = now !== undefined && majorOf(now) > majorOf(version);
		const expired = Date.parse(expiresAt) <= clock.now();
		const validity = expired ? "expired" : superseded ? "superseded" : "valid";
		return { id, personName, courseId, courseTitle, version, scorePercent, issuedAt, expiresAt, validity };
	};
}
