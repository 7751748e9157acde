import { SegwardError } from "../../../core/error/segward-error.ts";
import type { PasskeyJson } from "../../../ports/passkeys.ts";
import type { VisitUseCase } from "../../call.ts";
import type { Services } from "../../services.ts";
import { originOf } from "../origin-of.ts";
import { type PersonView, type SignInDeps, welcome } from "../sign-in.ts";
import { type PasskeyDeps, provedPasskey } from "./prove-passkey.ts";

type PasskeySignInDeps = SignInDeps & PasskeyDeps & Pick<Services, "clock" | "newId">;

const ADDRESS = { freeAttempts: 30 };

/**
 * What the browser asks an authenticator: after the password a passkey of that person, otherwise any that it has for this
 * host, so that the answer tells nobody who has an account.
 */
export function passkeySignInOptions(deps: PasskeySignInDeps): VisitUseCase<unknown, { options: PasskeyJson }> {
	return async (visit) => {
		const awaiting = visit.session === undefined ? null : await deps.people.awaiting(visit.session);
		const second = awaiting?.next === "second-factor" ? awaiting : null;
		const known = second === null ? [] : await deps.passkeys.list(second.person.id);
		const { challenge, options } = await deps.ceremonies.assertionOptions(deps.relyingParty(), known);
		const secret = second === null ? `p.${deps.newId()}` : (visit.session ?? "");
		deps.challenges.issue(`visit ${secret}`, challenge);
		if (second === null) visit.answerSession(secret);
		return { options };
	};
}

/**
 * A whole sign-in, or the second factor after a password: the authenticator verified its user, so it proves two factors.
 *
 * @throws SegwardError `passkey-refused`, `passkey-copied`, `rate-limited`.
 */
export function signInWithPasskey(deps: PasskeySignInDeps): VisitUseCase<{ passkey: PasskeyJson }, PersonView> {
	return async (visit, { passkey }) => {
		const attempt = deps.throttle.begin({ [`address ${visit.from}`]: ADDRESS });
		const secret = visit.session ?? "";
		const awaiting = await deps.people.awaiting(secret);
		const proved = await provedPasskey(deps, `visit ${secret}`, passkey);
		if (proved === null) throw refused();
		visit.note({ resourceId: proved.personId });
		const start = { secondFactorAtMs: deps.clock.now(), origin: originOf(visit) };
		if (awaiting !== null && awaiting.person.id !== proved.personId) throw refused();
		const done =
			awaiting === null
				? await deps.people.startSession(proved.personId, { method: "passkey", ...start })
				: await deps.people.finishSignIn(secret, { method: "password", ...start });
		if (done === null || !("session" in done)) throw refused();
		attempt.succeeded();
		return welcome(deps, visit, done);
	};
}

function refused(): SegwardError {
	return new SegwardError("passkey-refused", { hint: "Try again, or sign in with your password." });
}
