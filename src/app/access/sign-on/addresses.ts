import type { SamlService } from "../../../ports/sign-on.ts";

interface Place {
	publicUrl: string;
}

/** Where a provider sends the browser back to: a page of the web app, another one for each provider (RFC 9700, 4.4.2.2). */
export function returnUrlOf({ publicUrl }: Place, providerId: string): string {
	return `${publicUrl}/sign-on/${providerId}`;
}

export function samlServiceOf({ publicUrl }: Place, providerId: string): SamlService {
	const assertionUrl = `${publicUrl}/api/v1/sign-on/saml/${providerId}`;
	return { entityId: `${assertionUrl}/metadata`, assertionUrl };
}

export function logoutUrlOf({ publicUrl }: Place, providerId: string): string {
	return `${publicUrl}/api/v1/sign-on/oidc/${providerId}/logout`;
}

export function scimUrlOf({ publicUrl }: Place): string {
	return `${publicUrl}/scim/v2`;
}
