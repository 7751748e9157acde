import { z } from "zod";
import { IdentityProviderSettings } from "../../core/access/sign-on/identity-provider.ts";
import { allOf, IdParams } from "../parts.ts";
import { route } from "../route.ts";

/** A provider without its client secret, and what has to be entered there. */
export const IdentityProviderView = z.object({
	id: z.string(),
	settings: IdentityProviderSettings,
	hasClientSecret: z.boolean(),
	createdAt: z.string(),
	updatedAt: z.string(),
	/** Addresses that the provider has to know. */
	addresses: z.object({
		/** Redirect URI, or assertion consumer service. */
		returnUrl: z.string(),
		/** Back-channel logout, or SAML metadata. */
		second: z.string(),
		/** SAML entity id; for SCIM the base address stands beside it. */
		entityId: z.string().optional(),
		scim: z.string(),
	}),
});
export type IdentityProviderView = z.infer<typeof IdentityProviderView>;

const Change = z.object({
	settings: IdentityProviderSettings,
	/** Of OpenID providers; kept as it is where absent, never shown again. */
	clientSecret: z.string().min(1).max(500).optional(),
});

const subject = { area: "access", resourceKind: "IdentityProvider" } as const;
const onOne = { ...subject, resourceParam: "id", params: IdParams } as const;

const EXAMPLE = {
	settings: {
		kind: "oidc",
		name: "Example login",
		enabled: true,
		issuer: "https://login.example.com",
		clientId: "segward",
		scopes: ["groups"],
		emailDomains: ["example.com"],
		createsAccounts: true,
		groupClaim: "groups",
		grants: [{ group: "crm-team", workspaceId: "main", roles: ["marketer"], teams: ["crm"] }],
		honouredFactors: ["mfa"],
	},
	clientSecret: "…",
};

export const identityProviderRoutes = {
	listIdentityProviders: route({
		...subject,
		method: "GET",
		path: "/identity-providers",
		summary: "List identity providers, without their secrets",
		action: "identity-provider:list",
		response: allOf(IdentityProviderView),
		mutates: false,
		success: 200,
	}),
	createIdentityProvider: route({
		...subject,
		method: "POST",
		path: "/identity-providers",
		summary: "Add an identity provider",
		action: "identity-provider:create",
		body: Change,
		response: IdentityProviderView,
		mutates: true,
		success: 201,
		example: EXAMPLE,
	}),
	updateIdentityProvider: route({
		...onOne,
		method: "PUT",
		path: "/identity-providers/:id",
		summary: "Replace the settings of an identity provider",
		action: "identity-provider:update",
		body: Change,
		response: IdentityProviderView,
		mutates: true,
		success: 200,
		example: EXAMPLE,
	}),
	removeIdentityProvider: route({
		...onOne,
		method: "DELETE",
		path: "/identity-providers/:id",
		summary: "Remove an identity provider with all links to it; accounts stay",
		action: "identity-provider:remove",
		response: z.object({ removed: z.literal(true) }),
		mutates: true,
		success: 200,
	}),
	testIdentityProvider: route({
		...onOne,
		method: "POST",
		path: "/identity-providers/:id/test",
		summary: "Ask an identity provider for its description and keys, or look at its certificates",
		action: "identity-provider:test",
		response: z.object({ ok: z.boolean(), findings: z.array(z.string()) }),
		mutates: false,
		success: 200,
	}),
	expectPerson: route({
		...onOne,
		method: "POST",
		path: "/identity-providers/:id/expected",
		summary: "Expect somebody who has an account here to sign in there for the first time",
		description: "Within seven days, once, with this e-mail address vouched for by that provider.",
		action: "identity-provider:expect",
		body: z.object({ email: z.string().trim().toLowerCase().max(254).pipe(z.email()) }),
		response: z.object({ expiresAt: z.string() }),
		mutates: true,
		success: 200,
		example: { email: "ada@example.com" },
	}),
};

/** A provisioning token without its secret. */
export const ProvisioningTokenView = z.object({
	id: z.string(),
	providerId: z.string(),
	name: z.string(),
	createdAt: z.string(),
	expiresAt: z.string(),
	lastUsedAt: z.string().optional(),
	revokedAt: z.string().optional(),
});

const token = { area: "access", resourceKind: "ProvisioningToken" } as const;

/** Secrets with which a directory provisions accounts by SCIM. */
export const provisioningTokenRoutes = {
	listProvisioningTokens: route({
		...token,
		method: "GET",
		path: "/provisioning-tokens",
		summary: "List SCIM tokens, without their secrets",
		action: "provisioning-token:list",
		response: allOf(ProvisioningTokenView),
		mutates: false,
		success: 200,
	}),
	createProvisioningToken: route({
		...token,
		method: "POST",
		path: "/provisioning-tokens",
		summary: "Create a SCIM token for a provider's directory; its secret is shown this once",
		action: "provisioning-token:create",
		body: z.object({
			providerId: IdParams.shape.id,
			name: z.string().trim().min(1).max(100),
			/** At most 366. */
			days: z.int().min(1).max(366),
		}),
		response: z.object({ token: ProvisioningTokenView, secret: z.string() }),
		mutates: true,
		success: 201,
		example: { providerId: "8f14e45f-ceea-467f-a0e6-1d2b3c4d5e6f", name: "Entra ID", days: 180 },
	}),
	revokeProvisioningToken: route({
		...token,
		resourceParam: "id",
		method: "DELETE",
		path: "/provisioning-tokens/:id",
		summary: "Revoke a SCIM token at once",
		action: "provisioning-token:revoke",
		params: IdParams,
		response: z.object({ revoked: z.literal(true) }),
		mutates: true,
		success: 200,
	}),
};
