import { SegwardError } from "../../../core/error/segward-error.ts";
import type { PasskeyJson } from "../../../ports/passkeys.ts";
import type { UseCase } from "../../call.ts";
import type { Services } from "../../services.ts";
import { type PasskeyDeps, provesPasskey } from "../passkeys/prove-passkey.ts";
import type { Throttle } from "../throttle.ts";
import { ownerOf, renewProof } from "./own-account.ts";

export type StepUpDeps = PasskeyDeps & Pick<Services, "people" | "account"> & { throttle: Throttle };

const ACCOUNT = { freeAttempts: 5 };

/**
 * Proves the second factor anew, with a code of the authenticator or a passkey: sensitive acts are possible again, and the
 * session has a new secret. A recovery code does not do: it ends a lost device, it does not stand for one.
 *
 * @throws SegwardError `proof-refused`, `passkey-copied`, `rate-limited`.
 */
export function stepUp(deps: StepUpDeps): UseCase<{ code?: string; passkey?: PasskeyJson }, { done: true }> {
	return async (call, { code, passkey }) => {
		const { id } = await ownerOf(deps.people, call);
		const attempt = deps.throttle.begin({ [`code ${id}`]: ACCOUNT });
		const proved =
			passkey === undefined
				? await deps.account.takeCode(id, code ?? "")
				: await provesPasskey(deps, `session ${call.principal.tokenId}`, passkey, id);
		if (!proved) {
			throw new SegwardError("proof-refused", { hint: "Wait for the next code of your authenticator app." });
		}
		attempt.succeeded();
		await renewProof(deps.account, call);
		return { done: true };
	};
}

/** What the browser asks an authenticator of the caller. */
export function stepUpOptions(deps: StepUpDeps): UseCase<unknown, { options: PasskeyJson }> {
	return async (call) => {
		const { id } = await ownerOf(deps.people, call);
		const { challenge, options } = await deps.ceremonies.assertionOptions(
			deps.relyingParty(),
			await deps.passkeys.list(id),
		);
		deps.challenges.issue(`session ${call.principal.tokenId}`, challenge);
		return { options };
	};
}
