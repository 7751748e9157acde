import type { Principal } from "../../core/access/principal.ts";
import type { TokenSecrets } from "../../ports/token-secrets.ts";
import type { Presented } from "./authenticate.ts";

/**
 * Lets the operator of this machine through: whoever can open the data directory with its master key holds all of it anyway.
 * The secret lives in this process only; the operator's acts pass the same guard and stand in the same log.
 */
export function admitLocalOperator(
	secrets: TokenSecrets,
	operator: { name: string; workspaceId: string },
	authenticate: (presented: Presented) => Promise<Principal>,
): { secret: string; authenticate: (presented: Presented) => Promise<Principal> } {
	const { secret, digest } = secrets.create();
	const principal: Principal = {
		kind: "operator",
		tokenId: "local-operator",
		roles: [],
		teams: [],
		trainingCurrent: false,
		...operator,
	};
	return {
		secret,
		async authenticate(presented) {
			const given = secrets.digest((presented.authorization ?? "").replace(/^Bearer +/i, ""));
			const isOperator = presented.from === "local" && given !== null && secrets.equal(given, digest);
			return isOperator ? principal : authenticate(presented);
		},
	};
}
