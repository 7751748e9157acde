import { SegwardError } from "../../../core/error/segward-error.ts";
import type { UseCase } from "../../call.ts";
import type { Services } from "../../services.ts";
import { issueLink, type LinkDeps } from "../links/issue-link.ts";
import { accountRecovered, recoveryNotice } from "../messages.ts";
import { activeIn } from "./administered.ts";

/**
 * For whoever has lost everything: a link to a new password and a new second factor. No role permits it; the local operator
 * hands the link over, the person and every other administrator are told.
 *
 * @throws SegwardError `not-found`, `account-deactivated`.
 */
export function recoverPerson(
	deps: LinkDeps & Pick<Services, "register" | "people" | "mail">,
): UseCase<{ email: string }, { link: string; expiresAt: string }> {
	return async (call, { email }) => {
		const person = await deps.people.findByEmail(email);
		if (person === undefined) throw new SegwardError("not-found", { detail: "Nobody has this e-mail address." });
		if (person.state !== "active") {
			throw new SegwardError("account-deactivated", { hint: "Activate it first: segward person activate EMAIL." });
		}
		call.note({ resourceId: person.id });
		const { link, url } = await issueLink(deps, { kind: "recovery", personId: person.id }, call.principal.name);
		await deps.mail.send(accountRecovered(person));
		for (const { workspaceId } of person.assignments) {
			for (const other of activeIn(await deps.register.list(workspaceId))) {
				const isAdministrator = other.assignments.some(
					(one) => one.workspaceId === workspaceId && one.roles.includes("administrator"),
				);
				if (isAdministrator && other.id !== person.id) await deps.mail.send(recoveryNotice(other, person.email));
			}
		}
		return { link: url, expiresAt: link.expiresAt };
	};
}
