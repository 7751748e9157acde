import type { Principal } from "../../core/access/principal.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import type { WorkspaceStore } from "../../ports/control-store.ts";
import type { TokenSecrets } from "../../ports/token-secrets.ts";
import type { Presented } from "./authenticate.ts";

/**
 * Lets the operator of this machine through: whoever can open the data directory with its master key holds all of it anyway.
 * The secret lives in this process only; the operator's acts pass the same guard and stand in the same log.
 * He acts in the first workspace, or in the one that the request names.
 */
export function admitLocalOperator(
	secrets: TokenSecrets,
	operator: { name: string; workspaceId: string },
	workspaces: Pick<WorkspaceStore, "find">,
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
			if (!isOperator) return authenticate(presented);
			const { workspace } = presented;
			if (workspace === undefined) return principal;
			const found = await workspaces.find(workspace);
			if (found === undefined || found.archivedAt !== undefined) throw unknownWorkspace();
			return { ...principal, workspaceId: workspace };
		},
	};
}

function unknownWorkspace(): SegwardError {
	return new SegwardError("not-found", {
		detail: "There is no such workspace, or it is archived.",
		hint: "See 'segward workspace list'.",
	});
}
