import type { Handlers } from "../api/handlers.ts";
import { acceptInvitation } from "../app/access/links/accept-invitation.ts";
import { confirmEmail } from "../app/access/links/confirm-email.ts";
import { forgotPassword } from "../app/access/links/forgotten-password.ts";
import { lookAtLink } from "../app/access/links/look-at-link.ts";
import { renewSecondFactor, setPassword } from "../app/access/links/set-password.ts";
import { changeOwnEmail } from "../app/access/people/change-own-email.ts";
import { endPersonSessions } from "../app/access/people/end-sessions.ts";
import { invitePerson, listInvitations, resendInvitation, withdrawInvitation } from "../app/access/people/invite.ts";
import { listPeople } from "../app/access/people/list-people.ts";
import { recoverPerson } from "../app/access/people/recover-person.ts";
import { resetSecondFactor } from "../app/access/people/reset-second-factor.ts";
import { setPersonRoles } from "../app/access/people/set-roles.ts";
import { activatePerson, deactivatePerson } from "../app/access/people/set-state.ts";
import { Throttle } from "../app/access/throttle.ts";
import type { Services } from "../app/services.ts";
import type { linkRoutes } from "../contract/access/links.ts";
import type { peopleRoutes } from "../contract/access/people.ts";

type PeopleServices = Pick<
	Services,
	"people" | "blockedPasswords" | "register" | "links" | "mail" | "secrets" | "clock" | "settings" | "newId" | "store"
>;

/** The administration of people, and what people do with links. Attempts are counted here, once for all its doors. */
export function peopleHandlersOf(
	services: PeopleServices,
): Pick<Handlers, keyof typeof peopleRoutes | keyof typeof linkRoutes> {
	const open = { ...services, throttle: new Throttle(services.clock) };
	return {
		listPeople: listPeople(services),
		listInvitations: listInvitations(services),
		invitePerson: invitePerson(services),
		resendInvitation: resendInvitation(services),
		withdrawInvitation: withdrawInvitation(services),
		setPersonRoles: setPersonRoles(services),
		deactivatePerson: deactivatePerson(services),
		activatePerson: activatePerson(services),
		endPersonSessions: endPersonSessions(services),
		resetSecondFactor: resetSecondFactor(services),
		recoverPerson: recoverPerson(services),
		changeOwnEmail: changeOwnEmail(services),
		lookAtLink: lookAtLink(open),
		acceptInvitation: acceptInvitation(open),
		forgotPassword: forgotPassword(open),
		setPassword: setPassword(open),
		renewSecondFactor: renewSecondFactor(open),
		confirmEmail: confirmEmail(open),
	};
}
