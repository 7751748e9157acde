import type { Principal } from "../../core/access/principal.ts";
import { PEOPLE, PUBLICATIONS, type SizeAccount } from "../../core/privacy/sizes/size-budget.ts";
import type { Call } from "../call.ts";

/** Who pays for an answer, and what for. */
export interface Payer {
	workspaceId: string;
	accounts: readonly SizeAccount[];
	/** Cedar action. */
	action: string;
}

/** Whoever asks pays, and so do all people of the workspace together. A person's tokens spend that person's budget. */
export function payerOf({ principal, workspaceId }: Call, action: string): Payer {
	return { workspaceId, accounts: [accountOf(principal), PEOPLE], action };
}

/**
 * A question of one's own that is answered to everyone: whoever asks pays as for any other, and the house as for what it
 * shows. Else publishing would be a second budget for whoever may publish.
 */
export function publishedFor(call: Call, action: string): Payer {
	return { workspaceId: call.workspaceId, accounts: [accountOf(call.principal), PEOPLE, PUBLICATIONS], action };
}

/** The house pays for what it shows to everyone. */
export function publicationOf(workspaceId: string, action: string): Payer {
	return { workspaceId, accounts: [PUBLICATIONS], action };
}

export function accountOf({ personId, owner, tokenId }: Principal): SizeAccount {
	const person = personId ?? owner?.personId;
	return person === undefined ? `token:${tokenId}` : `person:${person}`;
}
