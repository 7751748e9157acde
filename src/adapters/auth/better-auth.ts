import { type BetterAuthPlugin, betterAuth } from "better-auth";
import { twoFactor } from "better-auth/plugins/two-factor";
import type { Kysely } from "kysely";
import { CHALLENGE_MS } from "./challenges.ts";
import type { PasswordHash } from "./password-hash.ts";
import type { PeopleTables } from "./people-tables.ts";
import { BETTER_AUTH_COOKIES } from "./sign-in-secret.ts";

const dates = { createdAt: "created_at", updatedAt: "updated_at" } as const;

export type BetterAuth = ReturnType<typeof createBetterAuth>;

/**
 * better-auth as a library: its HTTP handler is never mounted, only `api` functions are called. Closed by construction:
 * sign-up, trusted devices, cookie cache, telemetry, its own rate limits, and every plugin but `twoFactor`. It checks
 * passwords and codes; the sessions that it makes for them are taken over at once (see sessions.ts).
 */
export function createBetterAuth(db: Kysely<PeopleTables>, secret: string, password: PasswordHash) {
	return betterAuth({
		appName: "Segward",
		// Nothing is served there; better-auth wants an absolute address.
		baseURL: "https://localhost",
		secret,
		database: { db, type: "sqlite" },
		logger: { disabled: true },
		telemetry: { enabled: false },
		rateLimit: { enabled: false },
		onAPIError: { throw: true },
		emailAndPassword: {
			enabled: true,
			disableSignUp: true,
			minPasswordLength: 15,
			maxPasswordLength: 128,
			password,
		},
		user: {
			modelName: "people",
			fields: { emailVerified: "email_verified", ...dates },
			additionalFields: {
				lastSignInAt: { type: "date", input: false, required: false, fieldName: "last_sign_in_at" },
			},
		},
		account: {
			modelName: "sign_in_accounts",
			fields: {
				userId: "person_id",
				accountId: "account_id",
				providerId: "provider_id",
				password: "password_hash",
				accessToken: "access_token",
				refreshToken: "refresh_token",
				idToken: "id_token",
				accessTokenExpiresAt: "access_token_expires_at",
				refreshTokenExpiresAt: "refresh_token_expires_at",
				...dates,
			},
		},
		session: {
			modelName: "sessions",
			fields: {
				userId: "person_id",
				expiresAt: "expires_at",
				ipAddress: "ip_address",
				userAgent: "user_agent",
				...dates,
			},
			cookieCache: { enabled: false },
		},
		verification: {
			modelName: "sign_in_challenges",
			fields: { expiresAt: "expires_at", ...dates },
			storeIdentifier: "hashed",
		},
		advanced: {
			useSecureCookies: false,
			ipAddress: { disableIpTracking: true },
			cookies: {
				session_token: { name: BETTER_AUTH_COOKIES.session },
				two_factor: { name: BETTER_AUTH_COOKIES.challenge },
			},
		},
		plugins: [
			twoFactor({
				issuer: "Segward",
				twoFactorCookieMaxAge: CHALLENGE_MS / 1000,
				totpOptions: { digits: 6, period: 30 },
				schema: {
					user: { fields: { twoFactorEnabled: "two_factor_enabled" } },
					twoFactor: {
						modelName: "second_factors",
						fields: {
							userId: "person_id",
							backupCodes: "backup_codes",
							failedVerificationCount: "failed_verification_count",
							lockedUntil: "locked_until",
						},
					},
				},
			}) satisfies BetterAuthPlugin,
		],
	});
}
