import { SegwardError } from "../../../core/error/segward-error.ts";
import type { Message } from "../../../ports/mail.ts";
import type { OneTimeLink } from "../../../ports/one-time-links.ts";
import type { Person } from "../../../ports/people.ts";
import type { Visit, VisitUseCase } from "../../call.ts";
import type { Services } from "../../services.ts";
import { refuseWeakPassword } from "../choose-password.ts";
import { passwordChanged, secondFactorGone } from "../messages.ts";
import { type AfterPassword, beginSignIn } from "../sign-in.ts";
import { type FindLinkDeps, findLink, linkRefused } from "./find-link.ts";

type LinkUseDeps = FindLinkDeps & Pick<Services, "people" | "register" | "mail" | "blockedPasswords">;
type Credentials = { secret: string; password: string };

/** Of guesses at the password with a link in hand. */
const ACCOUNT = { freeAttempts: 5 };

/**
 * Sets a new password with a link, which ends every session; the second factor is asked next, or set up anew where the local
 * operator made the link.
 *
 * @throws SegwardError `link-refused`, `password-refused`, `rate-limited`.
 */
export function setPassword(deps: LinkUseDeps): VisitUseCase<Credentials, AfterPassword> {
	return async (visit, { secret, password }) => {
		const link = await findLink(deps, visit, secret, ["password", "recovery"]);
		const person = await activePerson(deps, link);
		await refuseWeakPassword(deps.blockedPasswords, password, person);
		if (link.kind === "recovery") await deps.register.recover(link.id, person.id, password);
		else await deps.register.setPassword(link.id, person.id, password);
		return goOn(deps, visit, person, password, passwordChanged(person));
	};
}

/**
 * Lets go of every second factor of whoever has link and password; a new one is set up next.
 *
 * @throws SegwardError `link-refused`, `sign-in-refused` for a wrong password, `rate-limited`.
 */
export function renewSecondFactor(deps: LinkUseDeps): VisitUseCase<Credentials, AfterPassword> {
	return async (visit, { secret, password }) => {
		const link = await findLink(deps, visit, secret, ["second-factor"]);
		const person = await activePerson(deps, link);
		const attempt = deps.throttle.begin({ [`password ${person.email}`]: ACCOUNT });
		if ((await deps.people.signIn(person.email, password)) === null) {
			throw new SegwardError("sign-in-refused", { hint: "Use the password of your account." });
		}
		attempt.succeeded();
		await deps.register.dropSecondFactors(link.id, person.id);
		return goOn(deps, visit, person, password, secondFactorGone(person));
	};
}

async function activePerson({ people }: LinkUseDeps, { personId }: Extract<OneTimeLink, { personId: string }>) {
	const person = await people.findById(personId);
	if (person?.state === "active") return person;
	throw linkRefused();
}

async function goOn(
	{ people, mail }: LinkUseDeps,
	visit: Visit,
	person: Person,
	password: string,
	notice: Message,
): Promise<AfterPassword> {
	await mail.send(notice);
	const answer = await beginSignIn({ people }, visit, person.email, password);
	if (answer === null) throw linkRefused();
	return answer;
}
