import { type ProjectionRequest, projected } from "../../../core/access/scim/projection.ts";
import { SCIM_SCHEMAS, type ScimResource } from "../../../core/access/scim/resource.ts";
import { SegwardError } from "../../../core/error/segward-error.ts";
import type { ExternalAccount, ProvisionedUser } from "../../../ports/federation.ts";
import type { Call } from "../../call.ts";
import { scimUrlOf } from "../sign-on/addresses.ts";
import type { FederationDeps } from "../sign-on/federation-deps.ts";

export type ScimView = ScimResource & { schemas: string[]; id: string };
export type ProvisionedAccount = ExternalAccount & { provisioned: ProvisionedUser };

export type UserDeps = Omit<FederationDeps, "oidc" | "saml" | "clientSecrets">;

/** The provider for whose accounts the caller stands. @throws SegwardError `not-found` for any other caller. */
export function providerIdOf({ principal }: Call): string {
	if (principal.providerId !== undefined) return principal.providerId;
	throw new SegwardError("not-found", { detail: "Only a directory has provisioned accounts." });
}

/** Those of the caller's own directory alone. @throws SegwardError `not-found`. */
export async function provisionedAccount(
	{ federation }: Pick<UserDeps, "federation">,
	providerId: string,
	personId: string,
): Promise<ProvisionedAccount> {
	const account = await federation.accounts.find(providerId, personId);
	if (isProvisioned(account)) return account;
	throw new SegwardError("not-found", { detail: "This directory provisioned no such user." });
}

export function isProvisioned(account: ExternalAccount | undefined): account is ProvisionedAccount {
	return account?.provisioned !== undefined;
}

/** The user as SCIM shows it: what the directory wrote, and what is true here. */
export async function userView(
	{ federation, people, settings }: Pick<UserDeps, "federation" | "people" | "settings">,
	{ providerId, personId, provisioned }: ProvisionedAccount,
	projection: ProjectionRequest = {},
): Promise<ScimView> {
	const person = await people.findById(personId);
	const groups = await federation.groups.namesOf(providerId, personId);
	const { resource, createdAt, updatedAt } = provisioned;
	const extended = resource[SCIM_SCHEMAS.enterpriseUser] !== undefined;
	const view: ScimView = {
		schemas: [SCIM_SCHEMAS.user, ...(extended ? [SCIM_SCHEMAS.enterpriseUser] : [])],
		id: personId,
		...resource,
		active: person?.state === "active",
		...(groups.length === 0 ? {} : { groups: groups.map((display) => ({ display })) }),
		meta: {
			resourceType: "User",
			created: createdAt,
			lastModified: updatedAt,
			location: `${scimUrlOf(settings)}/Users/${personId}`,
		},
	};
	return projected(view, projection) as ScimView;
}
