import type { UseCase } from "../../call.ts";
import type { Services } from "../../services.ts";
import { issueLink, type LinkDeps } from "../links/issue-link.ts";
import { secondFactorReset } from "../messages.ts";
import { personHere, refuseAccountElsewhere } from "./administered.ts";

/**
 * Lets somebody who lost the second factor set up a new one, with a link and the password. Until the link is used,
 * nothing changes.
 *
 * @throws SegwardError `not-found`, `account-elsewhere`.
 */
export function resetSecondFactor(
	deps: LinkDeps & Pick<Services, "register" | "mail">,
): UseCase<{ id: string }, { sent: true; link?: string }> {
	return async (call, { id }) => {
		const person = await personHere(deps.register, call, id);
		await refuseAccountElsewhere(deps.register, call, person);
		const madeBy = call.principal.name;
		const { url } = await issueLink(deps, { kind: "second-factor", personId: id }, madeBy);
		await deps.mail.send(secondFactorReset(person, url, madeBy));
		return deps.mail.delivers ? { sent: true } : { sent: true, link: url };
	};
}
