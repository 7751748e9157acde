import { randomBytes, randomUUID } from "node:crypto";
import { base32 } from "./base32.ts";
import { type PeopleDatabase, takeTotpStep } from "./person-records.ts";
import { totpStepOf } from "./totp-step.ts";

/** Seals the secrets of authenticators for the store. */
export interface SecretSeal {
	seal(secret: string): Promise<string>;
	open(sealed: string): Promise<string>;
}

/** Replaces an authenticator that was never confirmed, if there is one; `otpauth://totp/…` with the new secret. */
export async function offerAuthenticator(
	db: PeopleDatabase,
	seal: SecretSeal,
	person: { id: string; email: string },
): Promise<string> {
	const secret = newSecret();
	const fresh = { secret: await seal.seal(secret), verified: 0, last_totp_step: 0 };
	await db
		.insertInto("second_factors")
		.values({ id: randomUUID(), person_id: person.id, backup_codes: "[]", pending_secret: null, ...fresh })
		.onConflict((conflict) => conflict.column("person_id").doUpdateSet(fresh).where("verified", "=", 0))
		.execute();
	return totpUri(secret, person.email);
}

/** True once, when the code is of the authenticator that was offered and not confirmed yet; from then on it is asked for. */
export async function confirmAuthenticator(
	db: PeopleDatabase,
	seal: SecretSeal,
	personId: string,
	code: string,
	nowMs: number,
): Promise<boolean> {
	const step = await fittingStep(db, seal, personId, "secret", code, nowMs);
	if (step === null) return false;
	return db.transaction().execute(async (inside) => {
		const { numUpdatedRows } = await inside
			.updateTable("second_factors")
			.set({ verified: 1, last_totp_step: step })
			.where("person_id", "=", personId)
			.where("verified", "=", 0)
			.executeTakeFirst();
		if (numUpdatedRows === 0n) return false;
		await inside.updateTable("people").set({ two_factor_enabled: 1 }).where("id", "=", personId).execute();
		return true;
	});
}

/** Makes the secret of the next authenticator; the present one counts until the next is confirmed. */
export async function offerReplacement(
	db: PeopleDatabase,
	seal: SecretSeal,
	person: { id: string; email: string },
): Promise<string> {
	const secret = newSecret();
	const pending = { pending_secret: await seal.seal(secret) };
	await db.updateTable("second_factors").set(pending).where("person_id", "=", person.id).execute();
	return totpUri(secret, person.email);
}

/** True once, when the code is of the next authenticator, which takes the place of the present one by that. */
export async function confirmReplacement(
	db: PeopleDatabase,
	seal: SecretSeal,
	personId: string,
	code: string,
	nowMs: number,
): Promise<boolean> {
	const step = await fittingStep(db, seal, personId, "pending_secret", code, nowMs);
	if (step === null) return false;
	const { numUpdatedRows } = await db
		.updateTable("second_factors")
		.set(({ ref }) => ({ secret: ref("pending_secret").$notNull(), pending_secret: null, last_totp_step: step }))
		.where("person_id", "=", personId)
		.where("pending_secret", "is not", null)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}

/** True once a code, whoever tries it at the same time; never for one at or before the last that was taken. */
export async function takeCode(
	db: PeopleDatabase,
	seal: SecretSeal,
	personId: string,
	code: string,
	nowMs: number,
): Promise<boolean> {
	const step = await fittingStep(db, seal, personId, "secret", code, nowMs);
	return step !== null && (await takeTotpStep(db, personId, step));
}

async function fittingStep(
	db: PeopleDatabase,
	seal: SecretSeal,
	personId: string,
	which: "secret" | "pending_secret",
	code: string,
	nowMs: number,
): Promise<number | null> {
	const row = await db.selectFrom("second_factors").select(which).where("person_id", "=", personId).executeTakeFirst();
	const sealed = row?.[which] ?? null;
	return sealed === null ? null : totpStepOf(Buffer.from(await seal.open(sealed)), code, nowMs);
}

/** Text, since better-auth takes the characters themselves for the key. */
function newSecret(): string {
	return randomBytes(24).toString("base64url");
}

function totpUri(secret: string, email: string): string {
	const parameters = new URLSearchParams({
		secret: base32(Buffer.from(secret)),
		issuer: "Segward",
		digits: "6",
		period: "30",
	});
	return `otpauth://totp/Segward:${encodeURIComponent(email)}?${parameters}`;
}
