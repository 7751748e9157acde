import { createHash, randomBytes } from "node:crypto";
import type { BetterAuth } from "./better-auth.ts";
import type { PeopleDatabase } from "./person-records.ts";
import { challengeIdentifier, challengeSecret } from "./sign-in-secret.ts";

/** Between the proof of who somebody is and the second factor. */
export const CHALLENGE_MS = 600_000;

/** The id of the person whose sign-in waits for the second factor; null when none does. */
export async function challengedPerson(db: PeopleDatabase, secret: string, now: string): Promise<string | null> {
	const identifier = challengeIdentifier(secret);
	if (identifier === null) return null;
	const challenge = await db
		.selectFrom("sign_in_challenges")
		.selectAll()
		.where("identifier", "=", createHash("sha256").update(identifier).digest("base64url"))
		.where("expires_at", ">", now)
		.executeTakeFirst();
	return challenge?.value ?? null;
}

/** As better-auth makes one after a password. */
export async function makeChallenge({ $context }: BetterAuth, personId: string, nowMs: number): Promise<string> {
	const { internalAdapter, secret } = await $context;
	const { makeSignature } = await import("better-auth/crypto");
	const identifier = `2fa-${randomBytes(20).toString("hex")}`;
	const expiresAt = new Date(nowMs + CHALLENGE_MS);
	await internalAdapter.createVerificationValue({ identifier, value: personId, expiresAt });
	await internalAdapter.createVerificationValue({ identifier: `2fa-attempts-${identifier}`, value: "0", expiresAt });
	return challengeSecret(encodeURIComponent(`${identifier}.${await makeSignature(identifier, secret)}`));
}

/** True for one caller only: whose signature fits, and who has used the challenge up by that. */
export async function takeChallenge({ $context }: BetterAuth, secret: string, personId: string): Promise<boolean> {
	const context = await $context;
	const identifier = challengeIdentifier(secret);
	if (identifier === null) return false;
	const { makeSignature } = await import("better-auth/crypto");
	const genuine = challengeSecret(
		encodeURIComponent(`${identifier}.${await makeSignature(identifier, context.secret)}`),
	);
	if (genuine !== secret) return false;
	const taken = await context.internalAdapter.consumeVerificationValue(identifier);
	return taken?.value === personId;
}
