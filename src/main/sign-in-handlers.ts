import { DOOR_ACTIONS } from "../api/create-api.ts";
import type { Handlers } from "../api/handlers.ts";
import { showSession, signOut } from "../app/access/sessions.ts";
import { confirmEnrolment, passSecondFactor, setUp, signIn } from "../app/access/sign-in.ts";
import { Throttle } from "../app/access/throttle.ts";
import type { Services } from "../app/services.ts";
import type { sessionRoutes } from "../contract/access/sessions.ts";
import { FIRST_WORKSPACE } from "./open-installation.ts";

/** Sign-in of people. Attempts are counted here, once for all its doors. */
export function signInHandlersOf(
	services: Pick<Services, "people" | "blockedPasswords" | "policies" | "setupLink" | "clock">,
): Pick<Handlers, keyof typeof sessionRoutes> {
	const { people, policies, setupLink } = services;
	const throttle = new Throttle(services.clock);
	return {
		setUp: setUp({
			people,
			blockedPasswords: services.blockedPasswords,
			throttle,
			setupLink,
			homeWorkspaceId: FIRST_WORKSPACE.id,
		}),
		signIn: signIn({ people, throttle }),
		passSecondFactor: passSecondFactor({ people, throttle }),
		confirmEnrolment: confirmEnrolment({ people, throttle }),
		showSession: showSession({ people, policies, doors: DOOR_ACTIONS }),
		signOut: signOut({ people }),
	};
}
