import { z } from "zod";
import { IdParams, Instant } from "../parts.ts";
import { route } from "../route.ts";
import { PasskeyView } from "./passkeys.ts";
import { Password } from "./sessions.ts";

export const OwnSessionView = z.object({
	id: z.string(),
	/** How it began. */
	method: z.enum(["password", "passkey", "sso", "recovery"]),
	/** Such as `Firefox on Windows`. */
	device: z.string(),
	/** Such as `192.0.2.0/24`. */
	network: z.string(),
	startedAt: Instant,
	/** To the minute. */
	lastUsedAt: Instant,
	/** The one that asks. */
	current: z.boolean(),
});

export const AccountView = z.object({
	name: z.string(),
	email: z.string(),
	/** Whether there is a password; without one the person signs in elsewhere. */
	password: z.boolean(),
	authenticator: z.boolean(),
	recoveryCodesLeft: z.number(),
	passkeys: z.array(PasskeyView),
	/** What happened to the account that its owner should know, and has not put away. */
	notices: z.array(z.object({ id: z.string(), kind: z.enum(["new-device"]), detail: z.string(), at: Instant })),
});

const AuthenticatorCode = z
	.string()
	.trim()
	.regex(/^\d{6}$/, "six digits");
const EndOthers = { endOtherSessions: z.boolean().default(true) };
const Ended = z.object({ ended: z.number() });

const subject = { area: "access", resourceKind: "Session" } as const;
const reading = { ...subject, method: "GET", mutates: false, success: 200 } as const;
const acting = { ...subject, method: "POST", mutates: true, success: 200 } as const;
const ending = { ...acting, method: "DELETE" } as const;

/** What belongs to the account of whoever asks; sessions of others are ended under People. */
export const accountRoutes = {
	showAccount: route({
		...reading,
		path: "/account",
		summary: "Show your account: password, second factors, notices",
		action: "account:show",
		response: AccountView,
	}),
	putAwayNotices: route({
		...acting,
		path: "/account/notices/seen",
		summary: "Put away what your account told you",
		action: "account:put-away-notices",
		response: z.object({ done: z.literal(true) }),
	}),
	changePassword: route({
		...acting,
		path: "/account/password",
		summary: "Change your password, with the present one and a fresh second factor",
		action: "account:change-password",
		body: z.object({ currentPassword: Password, newPassword: Password, ...EndOthers }),
		response: Ended,
		example: { currentPassword: "nine blue herons wade", newPassword: "tin roofs and wet gravel" },
	}),
	replaceAuthenticator: route({
		...acting,
		path: "/account/authenticator",
		summary: "Begin to replace your authenticator app; the present one counts until the next is confirmed",
		action: "account:replace-authenticator",
		response: z.object({ totpUri: z.string() }),
	}),
	confirmAuthenticator: route({
		...acting,
		path: "/account/authenticator/confirmation",
		summary: "Confirm the next authenticator app with its first code",
		action: "account:confirm-authenticator",
		body: z.object({ code: AuthenticatorCode, ...EndOthers }),
		response: Ended,
		example: { code: "123456" },
	}),
	renewRecoveryCodes: route({
		...acting,
		path: "/account/recovery-codes",
		summary: "Make new recovery codes; the ones before are void",
		action: "account:renew-recovery-codes",
		response: z.object({ recoveryCodes: z.array(z.string()) }),
	}),
	listOwnSessions: route({
		...reading,
		path: "/account/sessions",
		summary: "List your sessions",
		action: "account:list-sessions",
		response: z.object({ items: z.array(OwnSessionView) }),
	}),
	endOwnSession: route({
		...ending,
		path: "/account/sessions/:id",
		summary: "End one of your sessions",
		action: "account:end-session",
		params: IdParams,
		response: z.object({ ended: z.literal(true) }),
	}),
	endOtherSessions: route({
		...ending,
		path: "/account/sessions",
		summary: "End all your sessions but this one",
		action: "account:end-other-sessions",
		response: Ended,
	}),
	endEverySession: route({
		...ending,
		path: "/sessions",
		summary: "End the sessions of everybody in the installation, but for this one",
		action: "session:end-every",
		response: Ended,
	}),
};
