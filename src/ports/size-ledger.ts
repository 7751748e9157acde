import type { SizeBuckets } from "../core/privacy/sizes/size-buckets.ts";
import type { Charge, SizeAccount } from "../core/privacy/sizes/size-budget.ts";
import type { MembershipRef } from "./segment-engine.ts";

/** A noisy size that was given, with the exact set behind it: what later questions are compared with. Never shown. */
export interface SizeAnswerRecord {
	no: number;
	/** With noise; may be negative. */
	value: number;
	buckets: SizeBuckets;
	/** Customers shown with it. */
	sample: readonly number[];
	/** Where a refresh was counted: its membership, which the customers shown with it are drawn from. */
	membership?: MembershipRef;
	at: string;
}

/** What a question was answered with: an answer of its own, or that of a near set. */
export interface AnsweredQuestion {
	answer: SizeAnswerRecord;
	shared: boolean;
}

export interface NewQuestion {
	/** A keyed hash of what was asked. */
	question: string;
	/** The number of an earlier answer, a question before it in the same entry, or a new answer. */
	answer: number | string | Omit<SizeAnswerRecord, "no" | "at">;
}

export interface ChargeRecord extends Charge {
	account: SizeAccount;
	/** Cedar action that was charged for. */
	action: string;
	/** How many questions. */
	questions: number;
}

/** Several noisy numbers that were published together, such as the bars of a distribution. */
export interface PublishedVector {
	values: readonly number[];
	at: string;
}

/** What was answered about sizes, and what it cost. Only ever added to, but for who is erased. */
export interface SizeLedger {
	/** By question. */
	known(workspaceId: string, questions: readonly string[]): Promise<Map<string, AnsweredQuestion>>;
	/** The newest answers with a number above `no`, at most `limit`, oldest first. */
	answersAfter(workspaceId: string, no: number, limit: number): Promise<SizeAnswerRecord[]>;
	/** All or nothing. A question that was answered meanwhile keeps that answer. */
	record(
		workspaceId: string,
		entry: { at: string; questions: readonly NewQuestion[]; charges: readonly Omit<ChargeRecord, "at">[] },
	): Promise<void>;
	/** Of one account, or of all, at or after an instant, oldest first. */
	charges(workspaceId: string, since: string, account?: SizeAccount): Promise<ChargeRecord[]>;
	vector(workspaceId: string, question: string): Promise<PublishedVector | undefined>;
	/** Where one of this question is there already, that one stays. */
	publishVector(workspaceId: string, question: string, vector: PublishedVector): Promise<void>;
	/**
	 * Takes these customers out of the samples that answers keep, the one place where the ledger names anybody. To be called
	 * wherever a customer is erased: answers are kept for good, and so would their samples be. The answers stay as they are.
	 */
	forgetSamples(workspaceId: string, customerKeys: readonly number[]): Promise<void>;
}
