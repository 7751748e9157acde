import type { StateDigest } from "../../../ports/state-digest.ts";
import type { GuardedAct } from "../../access/record-act.ts";
import type { RecordedCall } from "../../call.ts";
import { CONFIGURATION_ACTS } from "./configuration-acts.ts";
import { type ReaderDeps, STATE_READERS } from "./state-readers.ts";
import { Turns } from "./turns.ts";

/** Runs an act, and notes on its call what it made of the configuration; also where it fails half-way. */
export type WatchChange = <T>(call: RecordedCall, wanted: GuardedAct, act: () => Promise<T>) => Promise<T>;

/**
 * Acts that change one thing wait for each other, so that what one left is what the next began with. Until a new thing has
 * a name there is nothing to wait for.
 */
export function watchChange(deps: ReaderDeps & { stateDigest: StateDigest }): WatchChange {
	const turns = new Turns();
	return async (call, wanted, act) => {
		const changing = CONFIGURATION_ACTS.get(wanted.action);
		if (changing === undefined) return act();
		const { principal, workspaceId } = call;
		const { kind, idOf } = changing;
		const digestOf = async (id: string) => {
			const state = await STATE_READERS[kind](deps, workspaceId, id);
			return state === undefined ? undefined : deps.stateDigest(workspaceId, `${kind}/${id}`, state);
		};
		const known = idOf?.(principal) ?? (wanted.resourceId === "*" ? undefined : wanted.resourceId);
		const done = known === undefined ? undefined : await turns.take(`${workspaceId} ${kind}/${known}`);
		try {
			const before = known === undefined ? undefined : await digestOf(known);
			const noteChange = async () => {
				const id = known ?? call.facts.resourceId;
				const after = id === undefined ? undefined : await digestOf(id);
				if (before !== after) call.note({ changes: [{ what: `${kind}/${id}`, before, after }] });
			};
			try {
				return await act();
			} finally {
				await noteChange();
			}
		} finally {
			done?.();
		}
	};
}
