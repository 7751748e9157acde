import type { Migration } from "../../migration.ts";

/** Columns are those that better-auth reads and writes, under our names, but for `last_totp_step`, which is ours. */
export const people: Migration = {
	name: "people",
	sql: `
CREATE TABLE people (
	id TEXT NOT NULL PRIMARY KEY,
	workspace_id TEXT NOT NULL REFERENCES workspaces,
	name TEXT NOT NULL,
	email TEXT NOT NULL UNIQUE,
	email_verified INTEGER NOT NULL,
	image TEXT,
	role TEXT NOT NULL,
	two_factor_enabled INTEGER NOT NULL,
	last_sign_in_at TEXT,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL
) STRICT;

CREATE TABLE sign_in_accounts (
	id TEXT NOT NULL PRIMARY KEY,
	person_id TEXT NOT NULL REFERENCES people ON DELETE CASCADE,
	provider_id TEXT NOT NULL,
	account_id TEXT NOT NULL,
	password_hash TEXT,
	access_token TEXT,
	refresh_token TEXT,
	id_token TEXT,
	access_token_expires_at TEXT,
	refresh_token_expires_at TEXT,
	scope TEXT,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	UNIQUE (provider_id, account_id)
) STRICT;
CREATE INDEX sign_in_accounts_by_person ON sign_in_accounts (person_id);

CREATE TABLE sessions (
	id TEXT NOT NULL PRIMARY KEY,
	person_id TEXT NOT NULL REFERENCES people ON DELETE CASCADE,
	token TEXT NOT NULL UNIQUE,
	second_factor_at TEXT,
	expires_at TEXT NOT NULL,
	ip_address TEXT,
	user_agent TEXT,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX sessions_by_person ON sessions (person_id);
CREATE INDEX sessions_by_end ON sessions (expires_at);

CREATE TABLE second_factors (
	id TEXT NOT NULL PRIMARY KEY,
	person_id TEXT NOT NULL UNIQUE REFERENCES people ON DELETE CASCADE,
	secret TEXT NOT NULL,
	backup_codes TEXT NOT NULL,
	verified INTEGER NOT NULL,
	failed_verification_count INTEGER,
	locked_until TEXT,
	-- Number of the last 30-second step whose code was accepted: none is accepted twice.
	last_totp_step INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Sign-ins between password and second factor.
CREATE TABLE sign_in_challenges (
	id TEXT NOT NULL PRIMARY KEY,
	identifier TEXT NOT NULL,
	value TEXT NOT NULL,
	expires_at TEXT NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX sign_in_challenges_by_identifier ON sign_in_challenges (identifier);

-- Signs session secrets and seals authenticator secrets; of the installation, not of a workspace.
CREATE TABLE sign_in_keys (
	version INTEGER NOT NULL PRIMARY KEY,
	secret TEXT NOT NULL
) STRICT;
`,
};
