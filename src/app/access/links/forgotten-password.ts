import type { VisitUseCase } from "../../call.ts";
import type { Services } from "../../services.ts";
import { forgottenPassword } from "../messages.ts";
import type { Throttle } from "../throttle.ts";
import { issueLink, type LinkDeps } from "./issue-link.ts";

type ForgottenDeps = LinkDeps & Pick<Services, "people" | "mail"> & { throttle: Throttle };

/** Nobody's mailbox is filled. */
const ACCOUNT = { freeAttempts: 3 };
const ADDRESS = { freeAttempts: 30 };

/**
 * Sends a link to a new password, where the address has an account. The answer and the work are the same otherwise: a link
 * is made and a message is written, but to nobody.
 *
 * @throws SegwardError `rate-limited`, for unknown addresses too.
 */
export function forgotPassword(deps: ForgottenDeps): VisitUseCase<{ email: string }, { sent: true }> {
	return async (visit, { email }) => {
		deps.throttle.begin({ [`forgotten ${email.toLowerCase()}`]: ACCOUNT, [`forgotten at ${visit.from}`]: ADDRESS });
		const found = await deps.people.findByEmail(email);
		const person = found?.state === "active" ? found : undefined;
		if (person !== undefined) visit.note({ resourceId: person.id });
		const purpose = person ? ({ kind: "password", personId: person.id } as const) : ({ kind: "decoy" } as const);
		const { url } = await issueLink(deps, purpose, "anonymous");
		const message = forgottenPassword(person ?? { name: "nobody", email }, url);
		await (person === undefined ? deps.mail.discard(message) : deps.mail.send(message));
		return { sent: true };
	};
}
