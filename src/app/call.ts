import type { Principal, PrincipalKind } from "../core/access/principal.ts";
import type { AuditChange } from "../core/audit/entry.ts";
import type { Cancellation } from "../core/cancellation.ts";

/** Who acts, as the access log names him. */
export interface Actor {
	/** Of the person or token; absent where nobody is known. */
	id?: string;
	name: string;
	/** Absent where nobody is known. */
	kind?: PrincipalKind;
	role: string;
	workspaceId: string;
	/** Id of the emergency whose roles the actor has. */
	breakGlass?: string;
}

/** What an act turned out to concern; goes into its audit entry. Never a customer's value. */
export interface CallFacts {
	/** How many customers the answer concerns. */
	customers?: number;
	/** Keys of the single customers who were shown or asked about. The log holds keyed references to them, never the keys. */
	customerKeys?: readonly number[];
	/** Names of fields used or shown. */
	fields?: readonly string[];
	purpose?: string;
	/** Digests of the conditions of the rule that was asked about. */
	question?: readonly string[];
	/** The role, purpose and place through whose masks values were looked at. */
	seenAs?: string;
	/** The act makes a protection weaker. */
	weakens?: true;
	/** Why, in the words of whoever acts. */
	because?: string;
	/** The thing acted on, where it was not known beforehand, such as the id of a created import. */
	resourceId?: string;
	/** What of the configuration the act made different. */
	changes?: readonly AuditChange[];
	/** At an open door: who the visitor turned out to be. */
	actor?: Actor;
}

/** One request at an open door: nobody knows yet who asks. */
export interface Visit {
	readonly requestId: string;
	/** Network address of the caller, or `local` for the operator's own process. */
	readonly from: string;
	/** What the caller calls itself, such as `Firefox on Windows`. */
	readonly device?: string;
	/** Aborts when the caller hangs up. */
	readonly signal?: Cancellation;
	/** The session secret that came with the request, as received. */
	readonly session?: string;
	/** The secret of the sign-on that this browser began, as received. */
	readonly signOn?: string;
	/** Adds facts to the audit entry of this call; later ones win, field names and customer keys accumulate. */
	note(facts: CallFacts): void;
	/** Hands the caller a session secret to keep instead of the one it has, or takes it away. */
	answerSession(secret: string | null): void;
	/** The same for the secret of a sign-on under way. */
	answerSignOn(secret: string | null): void;
}

/** One request on its way through the house: who asks, in which workspace, and how to stop. */
export interface Call extends Visit {
	readonly principal: Principal;
	readonly workspaceId: string;
}

/**
 * Use cases have the shape `(deps) => (call, input) => Promise<output>`. They neither authenticate, authorise nor record:
 * the guard that every door runs has done so (see access/guard.ts).
 */
export type UseCase<Input, Output> = (call: Call, input: Input) => Promise<Output>;

/** As {@link UseCase}, behind an open door. */
export type VisitUseCase<Input, Output> = (visit: Visit, input: Input) => Promise<Output>;

interface Recorded {
	readonly facts: CallFacts;
	/** What `answerSession` and `answerSignOn` were given last; undefined: the caller keeps what it has. */
	readonly answered: { session?: string | null; signOn?: string | null };
}

/** A visit or call together with what was noted on it. */
export type RecordedVisit = Visit & Recorded;
export type RecordedCall = Call & Recorded;

export function openVisit(given: Omit<Visit, "note" | "answerSession" | "answerSignOn">): RecordedVisit {
	const facts: CallFacts = {};
	const answered: Recorded["answered"] = {};
	return {
		...given,
		facts,
		answered,
		note(added) {
			const fields = joined(facts.fields, added.fields);
			const customerKeys = joined(facts.customerKeys, added.customerKeys);
			Object.assign(facts, added, { fields, customerKeys });
		},
		answerSession(secret) {
			answered.session = secret;
		},
		answerSignOn(secret) {
			answered.signOn = secret;
		},
	};
}

export function openCall(given: Omit<Call, "note" | "answerSession" | "answerSignOn" | "workspaceId">): RecordedCall {
	const { principal } = given;
	return { ...openVisit(given), principal, workspaceId: principal.workspaceId };
}

function joined<T>(noted: readonly T[] | undefined, added: readonly T[] | undefined): readonly T[] | undefined {
	return added === undefined ? noted : [...new Set([...(noted ?? []), ...added])];
}
