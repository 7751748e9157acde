import { createHash, randomBytes } from "node:crypto";
import { base32 } from "./base32.ts";
import type { PeopleDatabase } from "./person-records.ts";

const HOW_MANY = 10;
/** Of the 128 random bits that are drawn for a code, 125 fit into its 25 characters. */
const BYTES = 16;

/**
 * Voids the codes that the person had and makes new ones, which are shown this once. Of each a SHA-256 digest is kept, which
 * is enough for more than 112 random bits (NIST SP 800-63B-4, section 3.1.2).
 */
export async function makeRecoveryCodes(db: PeopleDatabase, personId: string): Promise<string[]> {
	const codes = Array.from({ length: HOW_MANY }, newCode);
	const rows = codes.map((code) => ({ person_id: personId, digest: digestOf(code) }));
	await db.deleteFrom("recovery_codes").where("person_id", "=", personId).execute();
	await db.insertInto("recovery_codes").values(rows).execute();
	return codes;
}

/** True for one caller only, who has used the code up by that. */
export async function takeRecoveryCode(db: PeopleDatabase, personId: string, code: string): Promise<boolean> {
	const { numDeletedRows } = await db
		.deleteFrom("recovery_codes")
		.where("person_id", "=", personId)
		.where("digest", "=", digestOf(code))
		.executeTakeFirst();
	return numDeletedRows > 0n;
}

export async function countRecoveryCodes(db: PeopleDatabase, personId: string): Promise<number> {
	const { left } = await db
		.selectFrom("recovery_codes")
		.select(({ fn }) => fn.countAll<number>().as("left"))
		.where("person_id", "=", personId)
		.executeTakeFirstOrThrow();
	return left;
}

/** Five groups of five letters and digits. */
function newCode(): string {
	const text = base32(randomBytes(BYTES)).slice(0, 25).toLowerCase();
	return text.match(/.{5}/g)?.join("-") ?? text;
}

/** However it was typed: capitals, spaces and dashes make no difference. */
function digestOf(code: string): string {
	const bare = code.toLowerCase().replaceAll(/[\s-]/g, "");
	return createHash("sha256").update(bare).digest("base64url");
}
