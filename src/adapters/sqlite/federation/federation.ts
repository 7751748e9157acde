import type { Federation } from "../../../ports/federation.ts";
import { expectedPeople } from "./expected-people.ts";
import { externalAccounts } from "./external-accounts.ts";
import type { FederationDatabase } from "./federation-tables.ts";
import { identityProviders } from "./identity-providers.ts";
import { provisionedGroups } from "./provisioned-groups.ts";
import { provisioningTokens } from "./provisioning-tokens.ts";
import { signOnFlows } from "./sign-on-flows.ts";

/** Federation on the control store's connection, and so encrypted at rest. */
export function openFederation(db: FederationDatabase): Federation {
	return {
		providers: identityProviders(db),
		flows: signOnFlows(db),
		accounts: externalAccounts(db),
		expected: expectedPeople(db),
		groups: provisionedGroups(db),
		tokens: provisioningTokens(db),
	};
}
