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
	assignments: { person_id: string; workspace_id: string; roles: string; teams: string };
	sessions: {
		id: string;
		person_id: string;
		workspace_id: string | null;
		second_factor_at: string | null;
		expires_at: string;
		created_at: string;
	};
	second_factors: { id: string; person_id: string; secret: string; last_totp_step: number };
	sign_in_challenges: { identifier: string; value: string; expires_at: string };
	sign_in_keys: { version: number; secret: string };
}
