import { SegwardError } from "../../../core/error/segward-error.ts";
import type { UseCase } from "../../call.ts";
import type { Services } from "../../services.ts";
import { secondFactorsChanged } from "../messages.ts";
import { ownerOf, renewProof } from "./own-account.ts";

type AuthenticatorDeps = Pick<Services, "people" | "account" | "mail">;

/** The secret of the next authenticator; the present one counts until the next is confirmed. */
export function replaceAuthenticator(deps: AuthenticatorDeps): UseCase<unknown, { totpUri: string }> {
	return async (call) => {
		const { id } = await ownerOf(deps.people, call);
		return { totpUri: await deps.account.offerAuthenticator(id) };
	};
}

/** @throws SegwardError `proof-refused` for a code that is not the next authenticator's. */
export function confirmAuthenticator(
	deps: AuthenticatorDeps,
): UseCase<{ code: string; endOtherSessions: boolean }, { ended: number }> {
	return async (call, { code, endOtherSessions }) => {
		const person = await ownerOf(deps.people, call);
		if (!(await deps.account.confirmAuthenticator(person.id, code))) {
			throw new SegwardError("proof-refused", { hint: "Use a code of the new authenticator." });
		}
		const ended = endOtherSessions ? await deps.people.endSessionsOf(person.id, call.principal.tokenId) : 0;
		await renewProof(deps.account, call);
		await deps.mail.send(secondFactorsChanged(person, "the authenticator app was replaced"));
		return { ended };
	};
}

/** Voids the recovery codes before. */
export function renewRecoveryCodes(deps: AuthenticatorDeps): UseCase<unknown, { recoveryCodes: string[] }> {
	return async (call) => {
		const person = await ownerOf(deps.people, call);
		const recoveryCodes = await deps.account.makeRecoveryCodes(person.id);
		await deps.mail.send(secondFactorsChanged(person, "new recovery codes were made; the ones before are void"));
		return { recoveryCodes };
	};
}
