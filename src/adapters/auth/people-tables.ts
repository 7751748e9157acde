/** The rows of people and sign-in as SQLite keeps them: times are ISO text, flags 0 or 1. */
export interface PeopleTables {
	people: {
		id: string;
		name: string;
		email: string;
		email_verified: number;
		state: string;
		two_factor_enabled: number;
		last_sign_in_at: string | null;
		created_at: string;
		updated_at: string;
	};
	sign_in_accounts: {
		id: string;
		person_id: string;
		provider_id: string;
		account_id: string;
		password_hash: string | null;
		created_at: string;
		updated_at: string;
	};
	workspaces: { workspace_id: string; archived_at: string | null };
	assignments: { person_id: string; workspace_id: string; roles: string; teams: string };
	sessions: {
		id: string;
		person_id: string;
		/** SHA-256 of the secret that the owner keeps. */
		token: string;
		workspace_id: string | null;
		method: string;
		device: string;
		network: string;
		second_factor_at: string | null;
		expires_at: string;
		created_at: string;
		/** When its use was last noted. */
		updated_at: string;
	};
	second_factors: {
		id: string;
		person_id: string;
		secret: string;
		pending_secret: string | null;
		backup_codes: string;
		verified: number;
		failed_verification_count: number | null;
		locked_until: string | null;
		last_totp_step: number;
	};
	recovery_codes: { person_id: string; digest: string };
	passkeys: {
		credential_id: string;
		id: string;
		person_id: string;
		name: string;
		public_key: string;
		counter: number;
		transports: string;
		synced: number;
		created_at: string;
		last_used_at: string | null;
	};
	passkey_handles: { person_id: string; handle: string };
	known_devices: { person_id: string; device: string; network: string; first_seen_at: string; last_seen_at: string };
	account_notices: {
		id: string;
		person_id: string;
		kind: string;
		detail: string;
		at: string;
		seen_at: string | null;
	};
	sign_in_settings: { name: string; value: string };
	sign_in_challenges: { identifier: string; value: string; expires_at: string };
	sign_in_keys: { version: number; secret: string };
}
