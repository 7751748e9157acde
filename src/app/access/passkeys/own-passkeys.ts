import { SegwardError } from "../../../core/error/segward-error.ts";
import type { Passkey, PasskeyJson } from "../../../ports/passkeys.ts";
import type { UseCase } from "../../call.ts";
import type { Services } from "../../services.ts";
import { ownerOf } from "../account/own-account.ts";
import { secondFactorsChanged } from "../messages.ts";
import type { PasskeyDeps } from "./prove-passkey.ts";

type OwnPasskeysDeps = PasskeyDeps & Pick<Services, "people" | "mail">;

const MOST_PASSKEYS = 20;

/** What the browser asks an authenticator that is to hold a new passkey. */
export function newPasskeyOptions(deps: OwnPasskeysDeps): UseCase<unknown, { options: PasskeyJson }> {
	return async (call) => {
		const person = await ownerOf(deps.people, call);
		const known = await deps.passkeys.list(person.id);
		if (known.length >= MOST_PASSKEYS) {
			throw new SegwardError("request-invalid", { detail: `An account has at most ${MOST_PASSKEYS} passkeys.` });
		}
		const handle = await deps.passkeys.handleOf(person.id);
		const { challenge, options } = await deps.ceremonies.registrationOptions(
			deps.relyingParty(),
			{ handle, name: person.name, email: person.email },
			known,
		);
		deps.challenges.issue(`new ${call.principal.tokenId}`, challenge);
		return { options };
	};
}

/** @throws SegwardError `proof-refused` for an answer that does not fit, or came too late; `name-taken`. */
export function addPasskey(deps: OwnPasskeysDeps): UseCase<{ name: string; passkey: PasskeyJson }, Passkey> {
	return async (call, { name, passkey }) => {
		const person = await ownerOf(deps.people, call);
		const challenge = deps.challenges.take(`new ${call.principal.tokenId}`);
		const credential =
			challenge === null ? null : await deps.ceremonies.verifyRegistration(deps.relyingParty(), challenge, passkey);
		if (credential === null)
			throw new SegwardError("proof-refused", { hint: "Try again: a passkey is made within minutes." });
		const added = await deps.passkeys.add(person.id, name, credential);
		await deps.mail.send(secondFactorsChanged(person, "a passkey was added"));
		return added;
	};
}

/** @throws SegwardError `not-found`. */
export function renamePasskey(deps: OwnPasskeysDeps): UseCase<{ id: string; name: string }, { done: true }> {
	return async (call, { id, name }) => {
		const person = await ownerOf(deps.people, call);
		call.note({ resourceId: id });
		if (!(await deps.passkeys.rename(person.id, id, name))) throw new SegwardError("not-found");
		return { done: true };
	};
}

/** @throws SegwardError `not-found`. */
export function removePasskey(deps: OwnPasskeysDeps): UseCase<{ id: string }, { done: true }> {
	return async (call, { id }) => {
		const person = await ownerOf(deps.people, call);
		call.note({ resourceId: id });
		if (!(await deps.passkeys.remove(person.id, id))) throw new SegwardError("not-found");
		await deps.mail.send(secondFactorsChanged(person, "a passkey was removed"));
		return { done: true };
	};
}
