import { z } from "zod";
import { SegwardError } from "../../../core/error/segward-error.ts";
import type { PasskeyJson, RelyingParty, StoredPasskey } from "../../../ports/passkeys.ts";
import type { Services } from "../../services.ts";
import type { PasskeyChallenges } from "./passkey-challenges.ts";

export type PasskeyDeps = Pick<Services, "passkeys" | "ceremonies"> & {
	challenges: PasskeyChallenges;
	relyingParty: () => RelyingParty;
};

const Answer = z.looseObject({
	id: z.string().min(1).max(1400),
	response: z.looseObject({ userHandle: z.string().max(100).optional() }),
});

/**
 * The passkey that signed the challenge of this session or visit; null for everything else. The challenge is used up.
 *
 * @throws SegwardError `passkey-copied` where the passkey's counter went back.
 */
export async function provedPasskey(
	{ passkeys, ceremonies, challenges, relyingParty }: PasskeyDeps,
	boundTo: string,
	answer: PasskeyJson,
): Promise<StoredPasskey | null> {
	const challenge = challenges.take(boundTo);
	const given = Answer.safeParse(answer);
	if (challenge === null || !given.success) return null;
	const passkey = await passkeys.find(given.data.id);
	if (passkey === undefined) return null;
	const { userHandle } = given.data.response;
	if (userHandle !== undefined && userHandle !== (await passkeys.handleOf(passkey.personId))) return null;
	const verified = await ceremonies.verifyAssertion(relyingParty(), challenge, answer, passkey);
	if (verified === null) return null;
	if (verified === "copied" || !(await passkeys.noteUse(passkey.credentialId, verified.counter))) {
		throw new SegwardError("passkey-copied", { hint: "Remove this passkey from your account, and make a new one." });
	}
	return passkey;
}

/** Whether a passkey of this person signed the challenge. @throws SegwardError `passkey-copied`. */
export async function provesPasskey(
	deps: PasskeyDeps,
	boundTo: string,
	answer: PasskeyJson,
	personId: string,
): Promise<boolean> {
	return (await provedPasskey(deps, boundTo, answer))?.personId === personId;
}
