import type { Kysely } from "kysely";

/** The rows of federation as SQLite keeps them: times are ISO text; settings, memory, identity, resource, groups and grants are JSON. */
export interface FederationTables {
	identity_providers: {
		id: string;
		name: string;
		settings: string;
		client_secret: string | null;
		created_at: string;
		updated_at: string;
	};
	sign_on_flows: {
		id: string;
		provider_id: string;
		browser_digest: string;
		person_id: string | null;
		memory: string;
		identity: string | null;
		expires_at: string;
	};
	seen_once: { name: string; until: string };
	external_accounts: ExternalAccountRow;
	provider_sessions: { provider_id: string; provider_session: string; person_id: string; until: string };
	expected_people: { provider_id: string; email: string; person_id: string; expires_at: string };
	provisioned_groups: ProvisionedGroupRow;
	provisioned_members: { group_id: string; person_id: string };
	provisioning_tokens: ProvisioningTokenRow;
}

export interface ExternalAccountRow {
	provider_id: string;
	person_id: string;
	subject: string | null;
	user_name: string | null;
	external_id: string | null;
	resource: string | null;
	provisioned_at: string | null;
	updated_at: string | null;
	claimed_groups: string;
	granted: string;
	linked_at: string;
}

export interface ProvisionedGroupRow {
	provider_id: string;
	id: string;
	display_name: string;
	external_id: string | null;
	created_at: string;
	updated_at: string;
}

export interface ProvisioningTokenRow {
	id: string;
	provider_id: string;
	name: string;
	secret_digest: string;
	created_at: string;
	expires_at: string;
	last_used_at: string | null;
	revoked_at: string | null;
}

export type FederationDatabase = Kysely<FederationTables>;
