import type { Migration } from "../../migration.ts";

/** Session secrets and recovery codes only as digests; where sessions are, passkeys, known devices, notices, and what passwords cost. */
export const signIn: Migration = {
	name: "sign-in",
	sql: `
-- They were kept in the clear: everybody signs in anew, and makes new recovery codes.
DELETE FROM sessions;
DELETE FROM sign_in_challenges;
UPDATE second_factors SET backup_codes = '[]';

-- From here on sessions.token is the SHA-256 of the secret.
ALTER TABLE sessions ADD COLUMN method TEXT NOT NULL DEFAULT 'password';
ALTER TABLE sessions ADD COLUMN device TEXT NOT NULL DEFAULT '';
ALTER TABLE sessions ADD COLUMN network TEXT NOT NULL DEFAULT '';

-- The secret of the next authenticator, until its first code came.
ALTER TABLE second_factors ADD COLUMN pending_secret TEXT;

CREATE TABLE recovery_codes (
	person_id TEXT NOT NULL REFERENCES people ON DELETE CASCADE,
	-- SHA-256 of a code of 125 random bits.
	digest TEXT NOT NULL,
	PRIMARY KEY (person_id, digest)
) STRICT, WITHOUT ROWID;

CREATE TABLE passkeys (
	-- As the authenticator names it: base64url.
	credential_id TEXT NOT NULL PRIMARY KEY,
	id TEXT NOT NULL UNIQUE,
	person_id TEXT NOT NULL REFERENCES people ON DELETE CASCADE,
	name TEXT NOT NULL,
	-- COSE, base64url.
	public_key TEXT NOT NULL,
	counter INTEGER NOT NULL,
	-- JSON array.
	transports TEXT NOT NULL,
	synced INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	last_used_at TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX passkeys_by_person ON passkeys (person_id);

-- What authenticators know a person by: random, and nothing else's name.
CREATE TABLE passkey_handles (
	person_id TEXT NOT NULL PRIMARY KEY REFERENCES people ON DELETE CASCADE,
	handle TEXT NOT NULL UNIQUE
) STRICT, WITHOUT ROWID;

CREATE TABLE known_devices (
	person_id TEXT NOT NULL REFERENCES people ON DELETE CASCADE,
	device TEXT NOT NULL,
	network TEXT NOT NULL,
	first_seen_at TEXT NOT NULL,
	last_seen_at TEXT NOT NULL,
	PRIMARY KEY (person_id, device, network)
) STRICT, WITHOUT ROWID;

CREATE TABLE account_notices (
	id TEXT NOT NULL PRIMARY KEY,
	person_id TEXT NOT NULL REFERENCES people ON DELETE CASCADE,
	kind TEXT NOT NULL,
	detail TEXT NOT NULL,
	at TEXT NOT NULL,
	seen_at TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX account_notices_by_person ON account_notices (person_id, at);

-- Of the installation, as JSON: what passwords cost.
CREATE TABLE sign_in_settings (
	name TEXT NOT NULL PRIMARY KEY,
	value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`,
};
