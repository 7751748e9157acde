import { SegwardError } from "../../../core/error/segward-error.ts";
import type { SessionRecord } from "../../../ports/account.ts";
import type { UseCase } from "../../call.ts";
import type { Services } from "../../services.ts";
import { ownerOf } from "./own-account.ts";

type SessionsDeps = Pick<Services, "people" | "account">;

export interface OwnSession extends SessionRecord {
	/** The one that asks. */
	current: boolean;
}

export function listOwnSessions(deps: SessionsDeps): UseCase<unknown, { items: OwnSession[] }> {
	return async (call) => {
		const { id } = await ownerOf(deps.people, call);
		const sessions = await deps.account.listSessions(id);
		return { items: sessions.map((one) => ({ ...one, current: one.id === call.principal.tokenId })) };
	};
}

/** @throws SegwardError `not-found` for a session that is over, or somebody else's. */
export function endOwnSession(deps: SessionsDeps): UseCase<{ id: string }, { ended: true }> {
	return async (call, { id }) => {
		const person = await ownerOf(deps.people, call);
		call.note({ resourceId: id });
		if (!(await deps.account.endSession(person.id, id))) throw new SegwardError("not-found");
		if (id === call.principal.tokenId) call.answerSession(null);
		return { ended: true };
	};
}

export function endOtherSessions(deps: SessionsDeps): UseCase<unknown, { ended: number }> {
	return async (call) => {
		const { id } = await ownerOf(deps.people, call);
		return { ended: await deps.people.endSessionsOf(id, call.principal.tokenId) };
	};
}

/** Of everybody in the installation, but for the one that asks. */
export function endEverySession(deps: Pick<Services, "account">): UseCase<unknown, { ended: number }> {
	return async (call) => {
		const own = call.principal.kind === "person" ? call.principal.tokenId : undefined;
		return { ended: await deps.account.endEverySession(own) };
	};
}
