import type { IdentityProviderSettings } from "../../../../core/access/sign-on/identity-provider.ts";

export type Grant = IdentityProviderSettings["grants"][number];

/** The settings as the form holds them: every field of both kinds, lists as lines of text. */
export interface ProviderDraft {
	kind: "oidc" | "saml";
	name: string;
	enabled: boolean;
	issuer: string;
	clientId: string;
	clientSecret: string;
	scopes: string;
	entityId: string;
	signInUrl: string;
	certificates: string;
	emailDomains: string;
	createsAccounts: boolean;
	groupClaim: string;
	subjectClaim: string;
	honouredFactors: string;
	grants: Grant[];
}

export const EMPTY_DRAFT: ProviderDraft = {
	kind: "oidc",
	name: "",
	enabled: false,
	issuer: "",
	clientId: "",
	clientSecret: "",
	scopes: "",
	entityId: "",
	signInUrl: "",
	certificates: "",
	emailDomains: "",
	createsAccounts: true,
	groupClaim: "",
	subjectClaim: "",
	honouredFactors: "",
	grants: [],
};

export function draftOf(settings: IdentityProviderSettings): ProviderDraft {
	const { kind, name, enabled, createsAccounts, grants } = settings;
	const shared = {
		...EMPTY_DRAFT,
		kind,
		name,
		enabled,
		createsAccounts,
		grants,
		emailDomains: settings.emailDomains.join(" "),
		groupClaim: settings.groupClaim ?? "",
		subjectClaim: settings.subjectClaim ?? "",
		honouredFactors: settings.honouredFactors.join(" "),
	};
	if (settings.kind === "oidc") {
		const { issuer, clientId, scopes } = settings;
		return { ...shared, issuer, clientId, scopes: scopes.join(" ") };
	}
	const { entityId, signInUrl, certificates } = settings;
	return { ...shared, entityId, signInUrl, certificates: certificates.join("\n") };
}

export function settingsOf(draft: ProviderDraft): IdentityProviderSettings {
	const { name, enabled, createsAccounts } = draft;
	const policy = {
		name,
		enabled,
		createsAccounts,
		emailDomains: wordsIn(draft.emailDomains),
		groupClaim: draft.groupClaim.trim() || undefined,
		subjectClaim: draft.subjectClaim.trim() || undefined,
		honouredFactors: wordsIn(draft.honouredFactors),
		grants: draft.grants.filter(({ group }) => group.trim() !== ""),
	};
	if (draft.kind === "oidc") {
		const { issuer, clientId } = draft;
		return { kind: "oidc", ...policy, issuer: issuer.trim(), clientId, scopes: wordsIn(draft.scopes) };
	}
	const { entityId, signInUrl } = draft;
	return {
		kind: "saml",
		...policy,
		entityId,
		signInUrl: signInUrl.trim(),
		certificates: certificatesIn(draft.certificates),
	};
}

function wordsIn(text: string): string[] {
	return text.split(/[\s,]+/).filter((word) => word !== "");
}

/** One after the other, as people paste them. */
function certificatesIn(text: string): string[] {
	return text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [text];
}
