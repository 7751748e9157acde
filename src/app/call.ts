import type { Principal } from "../core/access/principal.ts";
import type { Cancellation } from "../core/cancellation.ts";

/** What an act turned out to concern; goes into its audit entry. Never a customer's value. */
export interface CallFacts {
	/** How many customers the answer concerns. */
	customers?: number;
	/** Names of fields used or shown. */
	fields?: readonly string[];
	purpose?: string;
	/** The thing acted on, where it was not known beforehand, such as the id of a created import. */
	resourceId?: string;
}

/** One request on its way through the house: who asks, in which workspace, and how to stop. */
export interface Call {
	readonly principal: Principal;
	readonly workspaceId: string;
	readonly requestId: string;
	/** Network address of the caller, or `local` for the operator's own process. */
	readonly from: string;
	/** Aborts when the caller hangs up. */
	readonly signal?: Cancellation;
	/** Adds facts to the audit entry of this call; later ones win, field names accumulate. */
	note(facts: CallFacts): void;
}

/**
 * Use cases have the shape `(deps) => (call, input) => Promise<output>`. They neither authenticate, authorise nor record:
 * the guard that every door runs has done so (see access/guard.ts).
 */
export type UseCase<Input, Output> = (call: Call, input: Input) => Promise<Output>;

/** A call together with the facts that were noted on it. */
export interface RecordedCall extends Call {
	readonly facts: CallFacts;
}

export function openCall(given: Omit<Call, "note" | "workspaceId">): RecordedCall {
	const facts: CallFacts = {};
	return {
		...given,
		workspaceId: given.principal.workspaceId,
		facts,
		note(added) {
			const fields =
				added.fields === undefined ? facts.fields : [...new Set([...(facts.fields ?? []), ...added.fields])];
			Object.assign(facts, added, { fields });
		},
	};
}
