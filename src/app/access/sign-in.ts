import { isReservedName } from "../../core/access/reserved-names.ts";
import { ROLES_OF_THE_FIRST, type RoleName } from "../../core/access/role.ts";
import { rolesText } from "../../core/access/roles-text.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import type { BlockedPasswords } from "../../ports/blocked-passwords.ts";
import type { Person, SignedIn } from "../../ports/people.ts";
import type { Actor, Visit, VisitUseCase } from "../call.ts";
import type { Services } from "../services.ts";
import { refuseWeakPassword } from "./choose-password.ts";
import { newDevice } from "./messages.ts";
import { originOf } from "./origin-of.ts";
import type { SetupLink } from "./setup-link.ts";
import type { Throttle } from "./throttle.ts";

export interface SignInDeps extends Pick<Services, "people" | "account" | "passkeys" | "mail" | "settings"> {
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

export type AfterPassword = { next: "second-factor"; passkeys?: true } | ({ next: "enrol" } & Enrolment);

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
			const answer = await beginSignIn(deps, visit, email, password);
			if (answer?.next !== "enrol") throw new SegwardError("internal");
			return { totpUri: answer.totpUri, recoveryCodes: answer.recoveryCodes };
		});
	};
}

/** First factor. @throws SegwardError `sign-in-refused`, the same for every reason; `rate-limited`. */
export function signIn(deps: SignInDeps): VisitUseCase<{ email: string; password: string }, AfterPassword> {
	return async (visit, { email, password }) => {
		const person = await deps.people.findByEmail(email);
		const origin = originOf(visit);
		// Whoever guesses elsewhere keeps nobody out who was here before: each known place has a count of its own.
		const known = person !== undefined && (await deps.account.knowsOrigin(person.id, origin));
		const place = known ? ` from ${origin.device}, ${origin.network}` : "";
		const attempt = deps.throttle.begin({
			[`password ${email.toLowerCase()}${place}`]: ACCOUNT,
			[`address ${visit.from}`]: ADDRESS,
		});
		if (person !== undefined) visit.note({ resourceId: person.id });
		const answer = await beginSignIn(deps, visit, email, password);
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
		withCode(deps, visit, "second-factor", (secret) => deps.people.passSecondFactor(secret, code, originOf(visit)));
}

/** Confirms a new authenticator and signs in. @throws SegwardError as {@link passSecondFactor}. */
export function confirmEnrolment(deps: SignInDeps): VisitUseCase<{ code: string }, PersonView> {
	return (visit, { code }) => withCode(deps, visit, "enrol", (secret) => deps.people.confirmEnrolment(secret, code));
}

/** First factor; null where it is refused. The caller keeps the secret of the next step. */
/** First factor, wherever a password is given: notes who it is, and hands out the secret of the next step. */
export async function beginSignIn(
	{ people, passkeys }: Pick<Services, "people"> & Partial<Pick<Services, "passkeys">>,
	visit: Visit,
	email: string,
	password: string,
): Promise<AfterPassword | null> {
	const step = await people.signIn(email, password, originOf(visit));
	if (step === null) return null;
	const { person } = step;
	visit.note({ actor: actorOf(person, person.assignments[0]?.workspaceId ?? ""), resourceId: person.id });
	visit.answerSession(step.secret);
	if (step.next === "enrol") return { next: "enrol", totpUri: step.totpUri, recoveryCodes: step.recoveryCodes };
	const own = (await passkeys?.list(person.id)) ?? [];
	return { next: "second-factor", ...(own.length === 0 ? {} : { passkeys: true }) };
}

/** Somebody is signed in: hands out the session, notes where, and tells the person where that is new. */
export async function welcome(
	{ account, mail, settings }: Pick<SignInDeps, "account" | "mail" | "settings">,
	visit: Visit,
	{ secret, session }: SignedIn,
): Promise<PersonView> {
	const { person, workspaceId } = session;
	visit.note({ actor: actorOf(person, workspaceId) });
	visit.answerSession(secret);
	const origin = originOf(visit);
	const { isNew } = await account.noteOrigin(person.id, origin);
	if (isNew) {
		const detail = `${origin.device}, ${origin.network}`;
		await account.addNotice(person.id, { kind: "new-device", detail });
		await mail.send(newDevice(person, detail, settings.publicUrl));
	}
	return { name: person.name, email: person.email, roles: rolesIn(person, workspaceId), workspaceId };
}

async function withCode(
	deps: SignInDeps,
	visit: Visit,
	step: AfterPassword["next"],
	act: (secret: string) => Promise<SignedIn | null>,
): Promise<PersonView> {
	const { people, throttle } = deps;
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
	return welcome(deps, visit, done);
}

function actorOf(person: Person, workspaceId: string): Actor {
	const role = rolesText(rolesIn(person, workspaceId));
	return { id: person.id, kind: "person", name: person.name, role, workspaceId };
}

function rolesIn({ assignments }: Person, workspaceId: string): RoleName[] {
	return assignments.find((one) => one.workspaceId === workspaceId)?.roles ?? [];
}

function refuseName(name: string): void {
	if (!isReservedName(name)) return;
	throw new SegwardError("request-invalid", { path: "name", detail: "The access log uses this name for others." });
}
