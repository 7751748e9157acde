import { rolesText } from "../../../core/access/roles-text.ts";
import { SegwardError } from "../../../core/error/segward-error.ts";
import type { People } from "../../../ports/people.ts";
import type { Visit } from "../../call.ts";
import { type PersonView, welcome } from "../sign-in.ts";
import type { FederationDeps } from "./federation-deps.ts";

/** What follows a sign-on: a session, a step that is still asked, or a linked account. */
export type AfterSignOn =
	| ({ next: "done" } & PersonView)
	| { next: "second-factor"; passkeys?: true }
	| { next: "enrol"; totpUri: string; recoveryCodes: string[] }
	| { next: "linked" };

/** Hands the browser its new secret, and says whose it is. @throws SegwardError `account-deactivated`. */
export async function answerOf(
	deps: FederationDeps,
	visit: Visit,
	started: Awaited<ReturnType<People["startSession"]>>,
): Promise<AfterSignOn> {
	if (started === null) throw new SegwardError("account-deactivated");
	if ("session" in started) return { next: "done", ...(await welcome(deps, visit, started)) };
	const { person } = started;
	const [{ workspaceId, roles } = { workspaceId: "", roles: [] }] = person.assignments;
	visit.note({ actor: { id: person.id, kind: "person", name: person.name, role: rolesText(roles), workspaceId } });
	visit.answerSession(started.secret);
	if (started.next === "enrol") {
		return { next: "enrol", totpUri: started.totpUri, recoveryCodes: started.recoveryCodes };
	}
	const passkeys = await deps.passkeys.list(person.id);
	return { next: "second-factor", ...(passkeys.length === 0 ? {} : { passkeys: true }) };
}
