import { SegwardError } from "../../../core/error/segward-error.ts";
import type { UseCase } from "../../call.ts";
import type { Services } from "../../services.ts";
import { issueLink, type LinkDeps } from "../links/issue-link.ts";
import { confirmEmail, emailChanging } from "../messages.ts";

/**
 * Begins a change of one's own e-mail address. The answer does not tell whether somebody else has the new one: then no link
 * goes there.
 *
 * @throws SegwardError `not-found` when the caller is no person.
 */
export function changeOwnEmail(
	deps: LinkDeps & Pick<Services, "people" | "mail">,
): UseCase<{ email: string }, { sent: true }> {
	return async (call, { email }) => {
		const person = await deps.people.findById(call.principal.personId ?? "");
		if (person === undefined) throw new SegwardError("not-found", { detail: "Only a person has an e-mail address." });
		call.note({ resourceId: person.id });
		const purpose = { kind: "email", personId: person.id, email: email.toLowerCase() } as const;
		const { url } = await issueLink(deps, purpose, person.name);
		await deps.mail.send(emailChanging(person));
		const other = await deps.people.findByEmail(email);
		if (other === undefined) await deps.mail.send(confirmEmail({ name: person.name, email }, url));
		return { sent: true };
	};
}
