import type { AuditChange } from "../../../core/audit/entry.ts";
import { SegwardError } from "../../../core/error/segward-error.ts";
import type { AuditLog } from "../../../ports/audit-log.ts";
import type { StateDigest } from "../../../ports/state-digest.ts";
import type { Call } from "../../call.ts";
import { type ReaderDeps, STATE_READERS, type StateKind } from "./state-readers.ts";

interface ComparedChange extends AuditChange {
	/** The digest of the state now; absent where there is none any more. */
	now?: string;
	/** The thing is as this act left it. */
	isCurrent: boolean;
}

/** What an entry says was changed, beside what is there now. @throws SegwardError `not-found`. */
export function showAuditChanges(deps: ReaderDeps & { audit: AuditLog; stateDigest: StateDigest }) {
	return async (call: Call, { no }: { no: number }) => {
		const { workspaceId } = call;
		const [entry] = await deps.audit.list({ workspaceId, before: no + 1, limit: 1 });
		if (entry?.no !== no) throw new SegwardError("not-found", { detail: "The access log has no such entry." });
		const { at, actor, action, outcome, changes = [] } = entry;
		const compare = async (change: AuditChange): Promise<ComparedChange> => {
			const now = await digestNow(deps, workspaceId, change.what);
			return { ...change, now, isCurrent: now === change.after };
		};
		return { no, at, actor, action, outcome, changes: await Promise.all(changes.map(compare)) };
	};
}

async function digestNow(
	deps: ReaderDeps & { stateDigest: StateDigest },
	workspaceId: string,
	what: string,
): Promise<string | undefined> {
	const stroke = what.indexOf("/");
	const [kind, id] = [what.slice(0, stroke), what.slice(stroke + 1)];
	if (!isStateKind(kind)) return undefined;
	const state = await STATE_READERS[kind](deps, workspaceId, id);
	return state === undefined ? undefined : deps.stateDigest(workspaceId, what, state);
}

function isStateKind(kind: string): kind is StateKind {
	return Object.hasOwn(STATE_READERS, kind);
}
