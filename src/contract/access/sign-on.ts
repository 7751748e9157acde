import { z } from "zod";
import { allOf, RecordId } from "../parts.ts";
import { route } from "../route.ts";
import { Enrolment, PersonView } from "./sessions.ts";

/** Name of the cookie that ties a sign-on elsewhere to the browser in which it began. */
export const SIGN_ON_COOKIE = "__Host-segward-sign-on";

const State = z.string().min(1).max(200);
const ProviderParams = z.object({ providerId: RecordId });
const subject = { area: "access", resourceKind: "Session" } as const;
const open = { ...subject, open: true, method: "POST", mutates: true, success: 200 } as const;

/** Sign-in at the organisation's own identity provider. */
export const signOnRoutes = {
	listSignOnChoices: route({
		...subject,
		open: true,
		method: "GET",
		path: "/sign-on/providers",
		summary: "List where people can sign in besides here",
		action: "sign-on:choices",
		response: allOf(z.object({ id: z.string(), name: z.string(), kind: z.enum(["oidc", "saml"]) })),
		mutates: false,
		success: 200,
	}),
	beginSignOn: route({
		...open,
		path: "/sign-on",
		summary: "Begin a sign-in at an identity provider; the browser goes to the address",
		action: "sign-on:begin",
		body: z.object({
			providerId: RecordId,
			/** Ask there for a new proof, such as for a fresh second factor. */
			again: z.boolean().default(false),
		}),
		response: z.object({ url: z.string() }),
		example: { providerId: "8f14e45f-ceea-467f-a0e6-1d2b3c4d5e6f" },
	}),
	finishSignOn: route({
		...open,
		path: "/sign-on/finish",
		summary: "End a sign-in at an identity provider with what the browser brought back from it",
		description:
			"Only in the browser that began it, once. A second factor follows where the provider's does not count.",
		action: "sign-on:finish",
		body: z.object({
			providerId: RecordId,
			state: State,
			/** The other parameters of the address to which the provider sent the browser back. */
			answer: z.record(z.string().max(60), z.string().max(8000)).default({}),
		}),
		response: z.discriminatedUnion("next", [
			z.object({ next: z.literal("done"), ...PersonView.shape }),
			z.object({ next: z.literal("second-factor"), passkeys: z.literal(true).optional() }),
			z.object({ next: z.literal("enrol"), ...Enrolment }),
			z.object({ next: z.literal("linked") }),
		]),
		example: {
			providerId: "8f14e45f-ceea-467f-a0e6-1d2b3c4d5e6f",
			state: "sgw_…",
			answer: { code: "…", iss: "https://login.example.com" },
		},
	}),
	acceptSamlResponse: route({
		...open,
		success: 303,
		form: true,
		path: "/sign-on/saml/:providerId",
		summary: "Take the response of a SAML provider, and send the browser on",
		action: "sign-on:saml-response",
		params: ProviderParams,
		body: z.object({ SAMLResponse: z.string().min(1).max(200_000), RelayState: State }),
		response: z.object({ location: z.string() }),
	}),
	showSamlMetadata: route({
		...subject,
		open: true,
		method: "GET",
		path: "/sign-on/saml/:providerId/metadata",
		summary: "Describe this service to a SAML provider",
		action: "sign-on:saml-metadata",
		params: ProviderParams,
		response: z.string(),
		mediaType: "application/samlmetadata+xml",
		mutates: false,
		success: 200,
	}),
	endSessionsByProvider: route({
		...open,
		form: true,
		path: "/sign-on/oidc/:providerId/logout",
		summary: "Take a logout token of an OpenID provider, and end the sessions it names",
		action: "sign-on:provider-logout",
		params: ProviderParams,
		body: z.object({ logout_token: z.string().min(1).max(20_000) }),
		response: z.object({}),
	}),
	listSignOnLinks: route({
		...subject,
		method: "GET",
		path: "/sign-on/links",
		summary: "List the accounts elsewhere with which you sign in here",
		action: "sign-on:links",
		response: allOf(z.object({ providerId: z.string(), name: z.string(), linkedAt: z.string() })),
		mutates: false,
		success: 200,
	}),
	linkSignOn: route({
		...subject,
		method: "POST",
		path: "/sign-on/links",
		summary: "Begin to link your account at an identity provider; the browser goes to the address",
		action: "sign-on:link",
		body: z.object({ providerId: RecordId }),
		response: z.object({ url: z.string() }),
		mutates: true,
		success: 200,
		example: { providerId: "8f14e45f-ceea-467f-a0e6-1d2b3c4d5e6f" },
	}),
	unlinkSignOn: route({
		...subject,
		method: "DELETE",
		path: "/sign-on/links/:providerId",
		summary: "Unlink your account at an identity provider",
		action: "sign-on:unlink",
		params: ProviderParams,
		response: z.object({ unlinked: z.literal(true) }),
		mutates: true,
		success: 200,
	}),
};
