import type { Clock } from "../../../ports/clock.ts";
import type { FederatedPeople } from "../../../ports/federated-people.ts";
import type { Federation } from "../../../ports/federation.ts";
import type { People } from "../../../ports/people.ts";
import type { PeopleRegister } from "../../../ports/people-register.ts";
import type { ParseScimFilter } from "../../../ports/scim-filters.ts";
import type { ClientSecretSeal, OpenIdConnect, Saml } from "../../../ports/sign-on.ts";
import type { TokenSecrets } from "../../../ports/token-secrets.ts";
import type { Services } from "../../services.ts";

/** What federation stands on, in one place for all its use cases. */
export interface FederationDeps extends Pick<Services, "account" | "passkeys" | "mail" | "settings"> {
	federation: Federation;
	oidc: OpenIdConnect;
	saml: Saml;
	clientSecrets: ClientSecretSeal;
	federatedPeople: FederatedPeople;
	people: People;
	register: Pick<PeopleRegister, "setAssignment" | "setState" | "endSessions">;
	secrets: TokenSecrets;
	clock: Clock;
	parseFilter: ParseScimFilter;
	/** A new random id. */
	newId(): string;
}

/** The instant as records keep it, this much later. */
export function instant({ clock }: Pick<FederationDeps, "clock">, laterMs = 0): string {
	return new Date(clock.now() + laterMs).toISOString();
}
