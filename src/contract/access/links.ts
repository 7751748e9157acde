import { z } from "zod";
import { route } from "../route.ts";
import { Email } from "./people.ts";

const Secret = z.string().min(1).max(200);
const Password = z.string().min(1).max(256);

const Enrolment = { totpUri: z.string(), recoveryCodes: z.array(z.string()) };

/** As after a password at the sign-in: the session cookie goes on with what is asked next. */
const AfterPassword = z.discriminatedUnion("next", [
	z.object({ next: z.literal("second-factor") }),
	z.object({ next: z.literal("enrol"), ...Enrolment }),
]);

const open = {
	area: "access",
	resourceKind: "Session",
	open: true,
	method: "POST",
	mutates: true,
	success: 200,
} as const;

/** What people do with links that work once. The secret stands behind `#` of the link, which browsers do not send. */
export const linkRoutes = {
	lookAtLink: route({
		...open,
		path: "/links",
		summary: "See what a one-time link is for",
		action: "link:look",
		body: z.object({ secret: Secret }),
		response: z.object({
			kind: z.enum(["invitation", "password", "second-factor", "recovery", "email"]),
			email: z.string(),
			name: z.string(),
			/** Of an invitation. */
			workspace: z.string().optional(),
			roles: z.array(z.string()).optional(),
			/** The invited address has an account already, whose password is asked. */
			account: z.boolean(),
		}),
		example: { secret: "sgw_…" },
	}),
	acceptInvitation: route({
		...open,
		path: "/links/invitation",
		summary: "Accept an invitation with a name and a password; the authenticator follows",
		action: "invitation:accept",
		body: z.object({ secret: Secret, name: z.string().trim().min(1).max(100), password: Password }),
		response: AfterPassword,
		example: { secret: "sgw_…", name: "Grace Hopper", password: "seven green kites climb" },
	}),
	forgotPassword: route({
		...open,
		path: "/links/forgotten-password",
		summary: "Ask for a link to a new password; the answer is the same whoever asks",
		action: "password:forgotten",
		body: z.object({ email: Email }),
		response: z.object({ sent: z.literal(true) }),
		example: { email: "ada@example.com" },
	}),
	setPassword: route({
		...open,
		path: "/links/password",
		summary: "Set a new password with a link; the second factor follows",
		action: "password:set",
		body: z.object({ secret: Secret, password: Password }),
		response: AfterPassword,
		example: { secret: "sgw_…", password: "seven green kites climb" },
	}),
	renewSecondFactor: route({
		...open,
		path: "/links/second-factor",
		summary: "Set up a new second factor with a link and the password",
		action: "second-factor:renew",
		body: z.object({ secret: Secret, password: Password }),
		response: AfterPassword,
		example: { secret: "sgw_…", password: "seven green kites climb" },
	}),
	confirmEmail: route({
		...open,
		path: "/links/email",
		summary: "Confirm a new e-mail address with the link that went there",
		action: "email:confirm",
		body: z.object({ secret: Secret }),
		response: z.object({ email: z.string() }),
		example: { secret: "sgw_…" },
	}),
};
