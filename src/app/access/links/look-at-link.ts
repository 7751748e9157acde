import type { VisitUseCase } from "../../call.ts";
import type { Services } from "../../services.ts";
import { type FindLinkDeps, findLink } from "./find-link.ts";

const KINDS = ["invitation", "password", "second-factor", "recovery", "email"] as const;

interface LinkView {
	kind: (typeof KINDS)[number];
	email: string;
	name: string;
	workspace?: string;
	roles?: string[];
	account: boolean;
}

/** @throws SegwardError `link-refused`, `rate-limited`. */
export function lookAtLink(
	deps: FindLinkDeps & Pick<Services, "people" | "store">,
): VisitUseCase<{ secret: string }, LinkView> {
	return async (visit, { secret }) => {
		const link = await findLink(deps, visit, secret, KINDS);
		if (link.kind !== "invitation") {
			const person = await deps.people.findById(link.personId);
			const email = link.kind === "email" ? link.email : (person?.email ?? "");
			return { kind: link.kind, email, name: person?.name ?? "", account: true };
		}
		const { kind, email, name, assignment } = link;
		const workspace = await deps.store.workspaces.find(assignment.workspaceId);
		const account = (await deps.people.findByEmail(email)) !== undefined;
		return { kind, email, name, workspace: workspace?.name ?? "", roles: assignment.roles, account };
	};
}
