import { isReservedName } from "../../core/access/reserved-names.ts";
import { ROLES_OF_THE_FIRST, type RoleName, rolesText } from "../../core/access/role.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import type { BlockedPasswords } from "../../ports/blocked-passwords.ts";
import type { People, Person, SignedIn } from "../../ports/people.ts";
import type { Actor, Visit, VisitUseCase } from "../call.ts";
import { refuseWeakPassword } from "./choose-password.ts";
import type { SetupLink } from "./setup-link.ts";
import type { Throttle } from "./throttle.ts";

export interface SignInDeps {
	people: People;
	throttle: Throttle;
}

export interface SetUpDeps extends SignInDeps {
	blockedPasswords: BlockedPasswords;
	setupLink: SetupLink;
	homeWorkspaceId: string;
}

/** The other half of enrolling: what the authenticator app is to be given. */
export interface Enrolment {
	totpUri: string;
	recoveryCodes: string[];
}

export type AfterPassword = { next: "second-factor" } | ({ next: "enrol" } & Enrolment);

export interface PersonView {
	name: string;
	email: string;
	roles: RoleName[];
	workspaceId: string;
}

const ACCOUNT = { freeAttempts: 5 };
/** An office shares one address. */
const ADDRESS = { freeAttempts: 30 };

/** Makes the first administrator. @throws SegwardError `setup-done`, `setup-link-refused`, `password-refused`. */
export function setUp(
	deps: SetUpDeps,
): VisitUseCase<{ secret: string; name: string; email: string; password: string }, Enrolment> {
	return async (visit, { secret, name, email, password }) => {
		if (await deps.people.administratorExists()) throw new SegwardError("setup-done");
		return deps.setupLink.use(secret, async () => {
			refuseName(name);
			await refuseWeakPassword(deps.blockedPasswords, password, { name, email });
			const assignments = [{ workspaceId: deps.homeWorkspaceId, roles: [...ROLES_OF_THE_FIRST], teams: [] }];
			await deps.people.createFirstAdministrator({ name, email, password, assignments });
			const answer = await beginSignIn(deps.people, visit, email, password);
			if (answer?.next !== "enrol") throw new SegwardError("internal");
			return { totpUri: answer.totpUri, recoveryCodes: answer.recoveryCodes };
		});
	};
}

/** First factor. @throws SegwardError `sign-in-refused`, the same for every reason; `rate-limited`. */
export function signIn(deps: SignInDeps): VisitUseCase<{ email: string; password: string }, AfterPassword> {
	return async (visit, { email, password }) => {
		const attempt = deps.throttle.begin({
			[`password ${email.toLowerCase()}`]: ACCOUNT,
			[`address ${visit.from}`]: ADDRESS,
		});
		const person = await deps.people.findByEmail(email);
		if (person !== undefined) visit.note({ resourceId: person.id });
		const answer = await beginSignIn(deps.people, visit, email, password);
		if (answer === null) {
			throw new SegwardError("sign-in-refused", { hint: "Check both; capital letters matter in the password." });
		}
		attempt.succeeded();
		return answer;
	};
}

/** Second factor. @throws SegwardError `session-ended` when no sign-in is under way, `code-refused`, `rate-limited`. */
export function passSecondFactor(deps: SignInDeps): VisitUseCase<{ code: string }, PersonView> {
	return (visit, { code }) =>
		withCode(deps, visit, "second-factor", (secret) => deps.people.passSecondFactor(secret, code));
}

/** Confirms a new authenticator and signs in. @throws SegwardError as {@link passSecondFactor}. */
export function confirmEnrolment(deps: SignInDeps): VisitUseCase<{ code: string }, PersonView> {
	return (visit, { code }) => withCode(deps, visit, "enrol", (secret) => deps.people.confirmEnrolment(secret, code));
}

/** First factor; null where it is refused. The caller keeps the secret of the next step. */
export async function beginSignIn(
	people: People,
	visit: Visit,
	email: string,
	password: string,
): Promise<AfterPassword | null> {
	const step = await people.signIn(email, password);
	if (step === null) return null;
	const { person } = step;
	visit.note({ actor: actorOf(person, person.assignments[0]?.workspaceId ?? ""), resourceId: person.id });
	visit.answerSession(step.secret);
	if (step.next === "second-factor") return { next: "second-factor" };
	return { next: "enrol", totpUri: step.totpUri, recoveryCodes: step.recoveryCodes };
}

async function withCode(
	{ people, throttle }: SignInDeps,
	visit: Visit,
	step: AfterPassword["next"],
	act: (secret: string) => Promise<SignedIn | null>,
): Promise<PersonView> {
	const secret = visit.session ?? "";
	const awaiting = await people.awaiting(secret);
	if (awaiting === null || awaiting.next !== step) {
		throw new SegwardError("session-ended", { hint: "Start again with e-mail address and password." });
	}
	visit.note({ resourceId: awaiting.person.id });
	const attempt = throttle.begin({ [`code ${awaiting.person.id}`]: ACCOUNT, [`address ${visit.from}`]: ADDRESS });
	const done = await act(secret);
	if (done === null) {
		throw new SegwardError("code-refused", {
			hint: "Wait for the next code of your authenticator app; after five wrong ones, start again with the password.",
		});
	}
	attempt.succeeded();
	const { person, workspaceId } = done.session;
	visit.note({ actor: actorOf(person, workspaceId) });
	visit.answerSession(done.secret);
	return { name: person.name, email: person.email, roles: rolesIn(person, workspaceId), workspaceId };
}

function actorOf(person: Person, workspaceId: string): Actor {
	return { id: person.id, name: person.name, role: rolesText(rolesIn(person, workspaceId)), workspaceId };
}

function rolesIn({ assignments }: Person, workspaceId: string): RoleName[] {
	return assignments.find((one) => one.workspaceId === workspaceId)?.roles ?? [];
}

function refuseName(name: string): void {
	if (!isReservedName(name)) return;
	throw new SegwardError("request-invalid", { path: "name", detail: "The access log uses this name for others." });
}
