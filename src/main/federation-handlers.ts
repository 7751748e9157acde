import type { Handlers } from "../api/handlers.ts";
import {
	listResourceTypes,
	listSchemas,
	showResourceType,
	showSchema,
	showServiceProviderConfig,
} from "../app/access/provisioning/discovery.ts";
import {
	createGroup,
	listGroups,
	patchGroup,
	readGroup,
	removeGroup,
	replaceGroup,
} from "../app/access/provisioning/groups.ts";
import { listUsers, readUser } from "../app/access/provisioning/read-users.ts";
import {
	createProvisioningToken,
	listProvisioningTokens,
	revokeProvisioningToken,
} from "../app/access/provisioning/tokens.ts";
import { createUser, patchUser, removeUser, replaceUser } from "../app/access/provisioning/write-users.ts";
import { acceptSamlResponse, showSamlMetadata } from "../app/access/sign-on/accept-saml.ts";
import { beginSignOn, linkSignOn, listSignOnChoices } from "../app/access/sign-on/begin.ts";
import { expectPerson } from "../app/access/sign-on/expect-person.ts";
import type { FederationDeps } from "../app/access/sign-on/federation-deps.ts";
import { finishSignOn } from "../app/access/sign-on/finish.ts";
import { listSignOnLinks, unlinkSignOn } from "../app/access/sign-on/links.ts";
import { endSessionsByProvider } from "../app/access/sign-on/provider-logout.ts";
import { createProvider, listProviders, removeProvider, updateProvider } from "../app/access/sign-on/providers.ts";
import { testProvider } from "../app/access/sign-on/test-provider.ts";
import type { identityProviderRoutes, provisioningTokenRoutes } from "../contract/access/identity-providers.ts";
import type { scimRoutes } from "../contract/access/scim.ts";
import type { signOnRoutes } from "../contract/access/sign-on.ts";

type FederationRoutes = typeof signOnRoutes &
	typeof identityProviderRoutes &
	typeof provisioningTokenRoutes &
	typeof scimRoutes;

/** Sign-on elsewhere, its administration, and SCIM. */
export function federationHandlersOf(deps: FederationDeps): Pick<Handlers, keyof FederationRoutes> {
	return {
		listSignOnChoices: listSignOnChoices(deps),
		beginSignOn: beginSignOn(deps),
		finishSignOn: finishSignOn(deps),
		acceptSamlResponse: acceptSamlResponse(deps),
		showSamlMetadata: showSamlMetadata(deps),
		endSessionsByProvider: endSessionsByProvider(deps),
		listSignOnLinks: listSignOnLinks(deps),
		linkSignOn: linkSignOn(deps),
		unlinkSignOn: unlinkSignOn(deps),
		listIdentityProviders: listProviders(deps),
		createIdentityProvider: createProvider(deps),
		updateIdentityProvider: updateProvider(deps),
		removeIdentityProvider: removeProvider(deps),
		testIdentityProvider: testProvider(deps),
		expectPerson: expectPerson(deps),
		listProvisioningTokens: listProvisioningTokens(deps),
		createProvisioningToken: createProvisioningToken(deps),
		revokeProvisioningToken: revokeProvisioningToken(deps),
		scimServiceProviderConfig: showServiceProviderConfig(),
		scimListResourceTypes: listResourceTypes(),
		scimResourceType: showResourceType(),
		scimListSchemas: listSchemas(),
		scimSchema: showSchema(),
		scimListUsers: listUsers(deps),
		scimCreateUser: createUser(deps),
		scimReadUser: readUser(deps),
		scimReplaceUser: replaceUser(deps),
		scimPatchUser: patchUser(deps),
		scimRemoveUser: removeUser(deps),
		scimListGroups: listGroups(deps),
		scimCreateGroup: createGroup(deps),
		scimReadGroup: readGroup(deps),
		scimReplaceGroup: replaceGroup(deps),
		scimPatchGroup: patchGroup(deps),
		scimRemoveGroup: removeGroup(deps),
	};
}
