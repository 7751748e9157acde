import { conditionsOf } from "../../core/segments/conditions-of.ts";
import type { Rule } from "../../core/segments/rule/rule.ts";
import type { IdentityVault } from "../../ports/identity-vault.ts";

const MOST_CONDITIONS = 64;
const DIGEST_CHARACTERS = 8;

/**
 * What was asked, as the access log keeps it: a short digest of each condition, sorted. Nearly equal questions are told by it;
 * conditions hold values of customers, so the digests are keyed by the workspace.
 */
export function questionOf(vault: Pick<IdentityVault, "messageHash">, rule: Rule): string[] {
	const digests = conditionsOf(rule)
		.slice(0, MOST_CONDITIONS)
		.map((one) =>
			BigInt(vault.messageHash(`question ${one}`))
				.toString(36)
				.slice(-DIGEST_CHARACTERS),
		);
	return digests.sort();
}
