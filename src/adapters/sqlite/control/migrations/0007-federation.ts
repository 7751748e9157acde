import type { Migration } from "../../migration.ts";

/** Identity providers, the accounts that people have there, and what directories provision. Of the installation. */
export const federation: Migration = {
	name: "federation",
	sql: `
CREATE TABLE identity_providers (
	id TEXT NOT NULL PRIMARY KEY,
	name TEXT NOT NULL UNIQUE COLLATE NOCASE,
	settings TEXT NOT NULL,
	-- Sealed under a key of its own, beside the encryption of this file.
	client_secret TEXT,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL
) STRICT;

CREATE TABLE sign_on_flows (
	id TEXT NOT NULL PRIMARY KEY,
	provider_id TEXT NOT NULL REFERENCES identity_providers ON DELETE CASCADE,
	browser_digest TEXT NOT NULL,
	person_id TEXT REFERENCES people ON DELETE CASCADE,
	memory TEXT NOT NULL,
	identity TEXT,
	expires_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Names of assertions and logout tokens that were accepted: none is accepted twice.
CREATE TABLE seen_once (
	name TEXT NOT NULL PRIMARY KEY,
	until TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE external_accounts (
	provider_id TEXT NOT NULL REFERENCES identity_providers ON DELETE CASCADE,
	person_id TEXT NOT NULL REFERENCES people ON DELETE CASCADE,
	subject TEXT,
	user_name TEXT COLLATE NOCASE,
	external_id TEXT,
	resource TEXT,
	provisioned_at TEXT,
	updated_at TEXT,
	-- JSON arrays: of group names, and of assignments.
	claimed_groups TEXT NOT NULL,
	granted TEXT NOT NULL,
	linked_at TEXT NOT NULL,
	PRIMARY KEY (provider_id, person_id),
	UNIQUE (provider_id, subject),
	UNIQUE (provider_id, user_name)
) STRICT, WITHOUT ROWID;
CREATE INDEX external_accounts_by_person ON external_accounts (person_id);
CREATE INDEX external_accounts_by_external_id ON external_accounts (provider_id, external_id);

CREATE TABLE provider_sessions (
	provider_id TEXT NOT NULL REFERENCES identity_providers ON DELETE CASCADE,
	provider_session TEXT NOT NULL,
	person_id TEXT NOT NULL REFERENCES people ON DELETE CASCADE,
	until TEXT NOT NULL,
	PRIMARY KEY (provider_id, provider_session, person_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE expected_people (
	provider_id TEXT NOT NULL REFERENCES identity_providers ON DELETE CASCADE,
	email TEXT NOT NULL,
	person_id TEXT NOT NULL REFERENCES people ON DELETE CASCADE,
	expires_at TEXT NOT NULL,
	PRIMARY KEY (provider_id, email)
) STRICT, WITHOUT ROWID;

CREATE TABLE provisioned_groups (
	provider_id TEXT NOT NULL REFERENCES identity_providers ON DELETE CASCADE,
	id TEXT NOT NULL PRIMARY KEY,
	display_name TEXT NOT NULL COLLATE NOCASE,
	external_id TEXT,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	UNIQUE (provider_id, display_name)
) STRICT;

CREATE TABLE provisioned_members (
	group_id TEXT NOT NULL REFERENCES provisioned_groups ON DELETE CASCADE,
	person_id TEXT NOT NULL REFERENCES people ON DELETE CASCADE,
	PRIMARY KEY (group_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX provisioned_members_by_person ON provisioned_members (person_id);

CREATE TABLE provisioning_tokens (
	id TEXT NOT NULL PRIMARY KEY,
	provider_id TEXT NOT NULL REFERENCES identity_providers ON DELETE CASCADE,
	name TEXT NOT NULL,
	secret_digest TEXT NOT NULL UNIQUE,
	created_at TEXT NOT NULL,
	expires_at TEXT NOT NULL,
	last_used_at TEXT,
	revoked_at TEXT
) STRICT;
`,
};
