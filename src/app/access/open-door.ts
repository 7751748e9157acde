import type { ErrorKind } from "../../core/error/catalogue.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import type { RecordedVisit } from "../call.ts";
import { type GuardedAct, type RecordDeps, recordAct } from "./record-act.ts";

export interface OpenDoorDeps extends RecordDeps {
	/** Where acts of people whom nobody knows are recorded. */
	homeWorkspaceId: string;
}

const REFUSALS: ReadonlySet<ErrorKind> = new Set(["unauthenticated", "forbidden", "limited"]);

/**
 * Act → record at a door that asks nobody who he is. It is recorded as of `anonymous` before it starts, and afterwards as of
 * whom the act found the visitor to be.
 *
 * @throws SegwardError `audit-unavailable` when the record cannot be written, whatever the act gave.
 */
export async function attend<T>(
	deps: OpenDoorDeps,
	visit: RecordedVisit,
	wanted: GuardedAct,
	act: () => Promise<T>,
): Promise<T> {
	const anonymous = { name: "anonymous", role: "none", workspaceId: deps.homeWorkspaceId };
	await recordAct(deps, visit, anonymous, wanted, { decision: "allow", outcome: "started" });
	let result: T;
	try {
		result = await act();
	} catch (error) {
		const known = error instanceof SegwardError ? error : new SegwardError("internal");
		const verdict = REFUSALS.has(known.kind)
			? ({ decision: "deny", outcome: "refused" } as const)
			: ({ decision: "allow", outcome: "failed" } as const);
		await recordAct(deps, visit, anonymous, wanted, { ...verdict, reason: known.code });
		throw error;
	}
	const actor = visit.facts.actor ?? anonymous;
	await recordAct(deps, visit, actor, wanted, { decision: "allow", outcome: "done" });
	return result;
}
