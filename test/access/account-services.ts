import type { Kysely } from "kysely";
import { openAccount } from "../../src/adapters/auth/account.ts";
import { openPasskeys } from "../../src/adapters/auth/passkeys.ts";
import type { PasswordHash } from "../../src/adapters/auth/password-hash.ts";
import type { PeopleTables } from "../../src/adapters/auth/people-tables.ts";
import { blockedPasswords } from "../../src/adapters/blocked-passwords/blocked-passwords.ts";
import { passkeyCeremonies } from "../../src/adapters/webauthn/passkey-ceremonies.ts";
import type { Clock } from "../../src/ports/clock.ts";

/** The real accounts, passkeys and blocked passwords over one encrypted store. */
export function accountServices(db: Kysely<PeopleTables>, clock: Clock, passwords: PasswordHash) {
	return {
		account: openAccount(db, clock, passwords),
		passkeys: openPasskeys(db, clock),
		ceremonies: passkeyCeremonies(),
		blockedPasswords: blockedPasswords(),
	};
}
