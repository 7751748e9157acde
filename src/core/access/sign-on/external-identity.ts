import { z } from "zod";

/** What an identity provider said of somebody, after everything about its word was checked. */
export const ExternalIdentity = z.object({
	/** Names one account of that provider, for good. */
	subject: z.string().min(1).max(300),
	/** Only where the provider vouches for it. */
	email: z.string().max(254).optional(),
	name: z.string().max(100).optional(),
	groups: z.array(z.string().max(200)).max(2000),
	/** `acr` and `amr`, or the SAML authentication context. */
	factors: z.array(z.string().max(200)).max(50),
	/** When the person proved who they are at the provider; milliseconds since 1970. */
	authenticatedAtMs: z.number().optional(),
	/** The provider's own session, for back-channel logout. */
	providerSession: z.string().max(300).optional(),
});
export type ExternalIdentity = z.infer<typeof ExternalIdentity>;

/**
 * When this identity proved a second factor, in milliseconds since 1970; undefined where the provider's word for it does
 * not count, says nothing, or names no time.
 */
export function honouredSecondFactorAtMs(
	identity: Pick<ExternalIdentity, "factors" | "authenticatedAtMs">,
	honouredFactors: readonly string[],
	nowMs: number,
): number | undefined {
	const { factors, authenticatedAtMs } = identity;
	if (authenticatedAtMs === undefined || !factors.some((one) => honouredFactors.includes(one))) return undefined;
	// A provider's clock that runs ahead makes nobody fresher than now.
	return Math.min(authenticatedAtMs, nowMs);
}

/** Whether an e-mail address lies in one of these domains; true for any where there are none. */
export function inDomains(email: string | undefined, domains: readonly string[]): boolean {
	if (domains.length === 0) return true;
	const domain = email?.toLowerCase().split("@").at(-1);
	return email !== undefined && domain !== undefined && domains.includes(domain);
}
