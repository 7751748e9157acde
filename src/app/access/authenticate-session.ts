import type { Principal } from "../../core/access/principal.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import type { AuditLog } from "../../ports/audit-log.ts";
import type { Clock } from "../../ports/clock.ts";
import type { People, PersonSession } from "../../ports/people.ts";
import type { Presented } from "./authenticate.ts";

export interface AuthenticateSessionDeps {
	people: Pick<People, "session">;
	clock: Clock;
	audit: AuditLog;
}

/**
 * Who asks: the bearer of a token where the request names one, otherwise the person whose session secret came with it.
 * A session counts only after its second factor, and only from the product's own pages.
 *
 * @throws SegwardError `session-ended`, `second-factor-missing`, `origin-refused`, and those of `token`.
 */
export function tokenOrSession(
	deps: AuthenticateSessionDeps,
	token: (presented: Presented) => Promise<Principal>,
): (presented: Presented) => Promise<Principal> {
	return async (presented) => {
		const { authorization, session: secret } = presented;
		if (authorization !== undefined || secret === undefined) return token(presented);
		const session = await deps.people.session(secret, presented.background);
		if (session === null) {
			throw new SegwardError("session-ended", { hint: "Sessions end after an hour without use, and after twelve." });
		}
		if (!session.secondFactor) {
			await recordRefusal(deps, session, presented, "second-factor-missing");
			throw new SegwardError("second-factor-missing", { hint: "Confirm the authenticator app first." });
		}
		if (presented.foreign) {
			await recordRefusal(deps, session, presented, "origin-refused");
			throw new SegwardError("origin-refused", {
				hint: "Programs use a token: send 'Authorization: Bearer sgw_…' and no cookie.",
			});
		}
		const { id: personId, name, role, workspaceId } = session.person;
		return { tokenId: session.id, personId, name, role, workspaceId };
	};
}

async function recordRefusal(
	deps: AuthenticateSessionDeps,
	{ id, person }: PersonSession,
	{ from, requestId }: Presented,
	reason: string,
): Promise<void> {
	await deps.audit.append({
		at: new Date(deps.clock.now()).toISOString(),
		workspaceId: person.workspaceId,
		actor: person.name,
		role: person.role,
		action: "session:use",
		resource: `session/${id}`,
		decision: "deny",
		outcome: "refused",
		reason,
		from,
		requestId,
	});
}
