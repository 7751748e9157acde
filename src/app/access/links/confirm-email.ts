import type { VisitUseCase } from "../../call.ts";
import type { Services } from "../../services.ts";
import { type FindLinkDeps, findLink } from "./find-link.ts";

/** The account is signed in to with the new address from now on. @throws SegwardError `link-refused`, `rate-limited`. */
export function confirmEmail(
	deps: FindLinkDeps & Pick<Services, "register">,
): VisitUseCase<{ secret: string }, { email: string }> {
	return async (visit, { secret }) => {
		const { id, personId, email } = await findLink(deps, visit, secret, ["email"]);
		await deps.register.changeEmail(id, personId, email);
		visit.note({ resourceId: personId });
		return { email };
	};
}
