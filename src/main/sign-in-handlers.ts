import { DOOR_ACTIONS } from "../api/create-api.ts";
import type { Handlers } from "../api/handlers.ts";
import {
	confirmAuthenticator,
	renewRecoveryCodes,
	replaceAuthenticator,
} from "../app/access/account/own-authenticator.ts";
import { changePassword } from "../app/access/account/own-password.ts";
import {
	endEverySession,
	endOtherSessions,
	endOwnSession,
	listOwnSessions,
} from "../app/access/account/own-sessions.ts";
import { putAwayNotices, showAccount } from "../app/access/account/show-account.ts";
import { stepUp, stepUpOptions } from "../app/access/account/step-up.ts";
import { addPasskey, newPasskeyOptions, removePasskey, renamePasskey } from "../app/access/passkeys/own-passkeys.ts";
import { PasskeyChallenges } from "../app/access/passkeys/passkey-challenges.ts";
import { passkeySignInOptions, signInWithPasskey } from "../app/access/passkeys/sign-in-with-passkey.ts";
import { showSession, signOut } from "../app/access/sessions.ts";
import { confirmEnrolment, passSecondFactor, setUp, signIn } from "../app/access/sign-in.ts";
import { Throttle } from "../app/access/throttle.ts";
import type { Services } from "../app/services.ts";
import type { accountRoutes } from "../contract/access/account.ts";
import type { passkeyRoutes } from "../contract/access/passkeys.ts";
import type { sessionRoutes } from "../contract/access/sessions.ts";
import { FIRST_WORKSPACE } from "./open-installation.ts";

export type SignInServices = Pick<
	Services,
	| "people"
	| "account"
	| "passkeys"
	| "ceremonies"
	| "blockedPasswords"
	| "policies"
	| "setupLink"
	| "clock"
	| "mail"
	| "settings"
	| "newId"
	| "store"
>;

type SignInRoutes = typeof sessionRoutes & typeof accountRoutes & typeof passkeyRoutes;

/** Sign-in of people, and what they do with their accounts. Attempts are counted here, once for all its doors. */
export function signInHandlersOf(services: SignInServices): Pick<Handlers, keyof SignInRoutes> {
	const deps = {
		...services,
		throttle: new Throttle(services.clock),
		challenges: new PasskeyChallenges(services.clock),
		relyingParty: () => ({ origin: services.settings.publicUrl, host: new URL(services.settings.publicUrl).hostname }),
	};
	return {
		setUp: setUp({ ...deps, homeWorkspaceId: FIRST_WORKSPACE.id }),
		signIn: signIn(deps),
		passSecondFactor: passSecondFactor(deps),
		confirmEnrolment: confirmEnrolment(deps),
		showSession: showSession({ ...deps, doors: DOOR_ACTIONS }),
		signOut: signOut(deps),
		stepUp: stepUp(deps),
		stepUpOptions: stepUpOptions(deps),
		passkeySignInOptions: passkeySignInOptions(deps),
		signInWithPasskey: signInWithPasskey(deps),
		newPasskeyOptions: newPasskeyOptions(deps),
		addPasskey: addPasskey(deps),
		renamePasskey: renamePasskey(deps),
		removePasskey: removePasskey(deps),
		showAccount: showAccount(deps),
		putAwayNotices: putAwayNotices(deps),
		changePassword: changePassword(deps),
		replaceAuthenticator: replaceAuthenticator(deps),
		confirmAuthenticator: confirmAuthenticator(deps),
		renewRecoveryCodes: renewRecoveryCodes(deps),
		listOwnSessions: listOwnSessions(deps),
		endOwnSession: endOwnSession(deps),
		endOtherSessions: endOtherSessions(deps),
		endEverySession: endEverySession(deps),
	};
}
