import { z } from "zod";
import { IdParams, Instant } from "../parts.ts";
import { route } from "../route.ts";
import { PersonView } from "./sessions.ts";

/** The JSON forms of the W3C's Web Authentication, Level 3: what browsers take, and what they give. */
const PasskeyJson = z.record(z.string(), z.unknown());
const Options = z.object({ options: PasskeyJson });
const Name = z.string().trim().min(1).max(60);
const Done = z.object({ done: z.literal(true) });

export const PasskeyView = z.object({
	id: z.string(),
	name: z.string(),
	/** Kept on several devices by a password manager or platform. */
	synced: z.boolean(),
	createdAt: Instant,
	lastUsedAt: Instant.optional(),
});

const subject = { area: "access", resourceKind: "Session" } as const;
const open = { ...subject, open: true, method: "POST", mutates: true, success: 200 } as const;
const acting = { ...subject, method: "POST", mutates: true, success: 200 } as const;
const onPasskey = { ...acting, params: IdParams } as const;
const assertion = { passkey: { id: "…", rawId: "…", type: "public-key", response: {} } };

/** Passkeys and security keys. Each verifies its user, so that one is two factors. */
export const passkeyRoutes = {
	passkeySignInOptions: route({
		...open,
		path: "/session/passkey/options",
		summary: "Get what the browser asks an authenticator, to sign in or as the second factor",
		action: "session:passkey-options",
		response: Options,
	}),
	signInWithPasskey: route({
		...open,
		path: "/session/passkey",
		summary: "Sign in with a passkey, or pass the second factor with one",
		action: "session:passkey",
		body: z.object({ passkey: PasskeyJson }),
		response: PersonView,
		example: assertion,
	}),
	stepUpOptions: route({
		...acting,
		path: "/session/step-up/options",
		summary: "Get what the browser asks an authenticator, to prove your second factor anew",
		action: "session:step-up-options",
		response: Options,
	}),
	stepUp: route({
		...acting,
		path: "/session/step-up",
		summary: "Prove your second factor anew, with a code of the authenticator app or a passkey",
		description: "Sensitive acts are possible for 15 minutes from then on. The session gets a new secret.",
		action: "session:step-up",
		body: z.object({
			code: z
				.string()
				.trim()
				.regex(/^\d{6}$/, "six digits")
				.optional(),
			passkey: PasskeyJson.optional(),
		}),
		response: Done,
		example: { code: "123456" },
	}),
	newPasskeyOptions: route({
		...acting,
		path: "/account/passkeys/options",
		summary: "Get what the browser asks an authenticator that is to hold a new passkey",
		action: "account:passkey-options",
		response: Options,
	}),
	addPasskey: route({
		...acting,
		path: "/account/passkeys",
		summary: "Add a passkey or security key to your account",
		action: "account:add-passkey",
		body: z.object({ name: Name, passkey: PasskeyJson }),
		response: PasskeyView,
		example: { name: "Laptop", ...assertion },
	}),
	renamePasskey: route({
		...onPasskey,
		method: "PATCH",
		path: "/account/passkeys/:id",
		summary: "Rename one of your passkeys",
		action: "account:rename-passkey",
		body: z.object({ name: Name }),
		response: Done,
		example: { name: "Old laptop" },
	}),
	removePasskey: route({
		...onPasskey,
		method: "DELETE",
		path: "/account/passkeys/:id",
		summary: "Remove one of your passkeys",
		action: "account:remove-passkey",
		response: Done,
	}),
};
