import type { Principal } from "../../../core/access/principal.ts";
import { SegwardError } from "../../../core/error/segward-error.ts";

/** A person, in a workspace. */
export interface Trainee {
	personId: string;
	name: string;
	roles: Principal["roles"];
}

/** Whose training a caller may ask about: their own, or with a token that of its owner. @throws SegwardError `not-found`. */
export function whoseTraining({ owner, personId, name, roles }: Principal): Trainee {
	if (owner !== undefined) return whoseTraining(owner);
	if (personId !== undefined) return { personId, name, roles };
	throw new SegwardError("not-found", {
		detail: "Programs and the local operator are not trained.",
		hint: "Sign in as a person, or see 'segward training report' for everybody.",
	});
}
