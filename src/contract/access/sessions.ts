import { z } from "zod";
import { RoleName } from "../../core/access/role.ts";
import { route } from "../route.ts";

/** Name of the cookie that carries the session secret. */
export const SESSION_COOKIE = "__Host-segward";

/** A request with this header keeps no session alive: pages send it with what they ask for on their own. */
export const BACKGROUND_HEADER = "x-segward-background";

const Email = z.string().trim().max(254).pipe(z.email("an e-mail address, such as name@example.com"));
/** Its rule is told by the refusal, with the reason; here only what could not be stored at all. */
export const Password = z.string().min(1).max(256);
const Code = z.object({
	/** Six digits of the authenticator app; at sign-in also a recovery code. */
	code: z.string().trim().min(6).max(40),
});

export const Enrolment = {
	/** `otpauth://totp/…`, for a QR code. Shown this once. */
	totpUri: z.string(),
	/** Each replaces a code of the authenticator once. Shown this once. */
	recoveryCodes: z.array(z.string()),
};

export const PersonView = z.object({
	name: z.string(),
	email: z.string(),
	roles: z.array(RoleName),
	workspaceId: z.string(),
});

export const SessionView = PersonView.extend({
	teams: z.array(z.string()),
	/** What this person may do. */
	actions: z.array(z.string()),
	/** When the session ends if nothing more is done in it. */
	expiresAt: z.string(),
	/** False: customer data is closed until the overdue courses are passed. */
	trainingCurrent: z.boolean(),
	/** Emergency roles that are among `roles` until then. */
	breakGlass: z.object({ id: z.string(), roles: z.array(RoleName), endsAt: z.string() }).optional(),
	/** Alerts that wait for somebody, for those who may see them. */
	alerts: z.int().nonnegative().optional(),
	/** Since when, by whom and why nothing leaves the workspace in bulk. */
	frozen: z.object({ at: z.string(), by: z.string(), reason: z.string() }).optional(),
});

const subject = { area: "access", resourceKind: "Session" } as const;
const open = { ...subject, open: true, method: "POST", mutates: true, success: 200 } as const;

/** Sign-in of people to the web app. The session travels in a cookie that scripts cannot read. */
export const sessionRoutes = {
	setUp: route({
		...open,
		path: "/setup",
		summary: "Make the first administrator, with the secret of the one-time link",
		description: "Possible while there is no administrator. Confirm the authenticator with POST /session/enrolment.",
		action: "session:set-up",
		body: z.object({
			secret: z.string().min(1).max(200),
			name: z.string().trim().min(1).max(100),
			email: Email,
			password: Password,
		}),
		response: z.object(Enrolment),
		example: {
			secret: "sgw_…",
			name: "Ada Lovelace",
			email: "ada@example.com",
			password: "nine blue herons wade",
		},
	}),
	signIn: route({
		...open,
		path: "/session",
		summary: "Sign in with e-mail address and password; a second factor follows",
		action: "session:sign-in",
		body: z.object({ email: Email, password: Password }),
		response: z.discriminatedUnion("next", [
			z.object({ next: z.literal("second-factor"), passkeys: z.literal(true).optional() }),
			z.object({ next: z.literal("enrol"), ...Enrolment }),
		]),
		example: { email: "ada@example.com", password: "nine blue herons wade" },
	}),
	passSecondFactor: route({
		...open,
		path: "/session/second-factor",
		summary: "Complete the sign-in with a code of the authenticator, or a recovery code",
		action: "session:second-factor",
		body: Code,
		response: PersonView,
		example: { code: "123456" },
	}),
	confirmEnrolment: route({
		...open,
		path: "/session/enrolment",
		summary: "Confirm a new authenticator with its first code, and sign in",
		action: "session:enrol",
		body: Code,
		response: PersonView,
		example: { code: "123456" },
	}),
	showSession: route({
		...subject,
		method: "GET",
		path: "/session",
		summary: "Show who is signed in, until when, and what that person may do",
		action: "session:show",
		response: SessionView,
		mutates: false,
		success: 200,
	}),
	signOut: route({
		...subject,
		method: "DELETE",
		path: "/session",
		summary: "Sign out",
		action: "session:end",
		response: z.object({ ended: z.literal(true) }),
		mutates: true,
		success: 200,
	}),
};
