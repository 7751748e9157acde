import { isReservedName } from "../../../core/access/reserved-names.ts";
import { SegwardError } from "../../../core/error/segward-error.ts";
import type { VisitUseCase } from "../../call.ts";
import type { Services } from "../../services.ts";
import { refuseWeakPassword } from "../choose-password.ts";
import { type AfterPassword, beginSignIn } from "../sign-in.ts";
import { type FindLinkDeps, findLink } from "./find-link.ts";

type AcceptDeps = FindLinkDeps & Pick<Services, "people" | "register" | "blockedPasswords">;

/** Of guesses at the password of an account that is invited a second time. */
const ACCOUNT = { freeAttempts: 5 };

/**
 * Makes the invited account, or adds the assignment to the one that the invited address has, whose password is asked then.
 * Either way the second factor follows.
 *
 * @throws SegwardError `link-refused`, `password-refused`, `sign-in-refused`, `rate-limited`.
 */
export function acceptInvitation(
	deps: AcceptDeps,
): VisitUseCase<{ secret: string; name: string; password: string }, AfterPassword> {
	return async (visit, { secret, name, password }) => {
		const link = await findLink(deps, visit, secret, ["invitation"]);
		const { email, assignment } = link;
		const known = await deps.people.findByEmail(email);
		if (known === undefined) {
			if (isReservedName(name)) {
				throw new SegwardError("request-invalid", {
					path: "name",
					detail: "The access log uses this name for others.",
				});
			}
			await refuseWeakPassword(deps.blockedPasswords, password, { name, email });
			await deps.register.accept(link.id, { name, email, password, assignment });
		}
		const attempt = deps.throttle.begin({ [`password ${email}`]: ACCOUNT });
		const answer = await beginSignIn(deps, visit, email, password);
		if (answer === null) throw new SegwardError("sign-in-refused", { hint: "Use the password of your account." });
		attempt.succeeded();
		if (known !== undefined) await deps.register.join(link.id, known.id, assignment);
		return answer;
	};
}
