import { SegwardError } from "../../core/error/segward-error.ts";
import { discreteGaussian } from "../../core/privacy/noise/discrete-gaussian.ts";
import { aboutSize, type ProtectedSize, type WithheldReason } from "../../core/privacy/protected-size.ts";
import { decideSize } from "../../core/privacy/sizes/near-answer.ts";
import type { PublishedSize } from "../../core/privacy/sizes/published-size.ts";
import type { SizeBuckets } from "../../core/privacy/sizes/size-buckets.ts";
import {
	dearestQuestion,
	plusMinusOfEach,
	plusMinusOfNew,
	plusMinusOfShared,
	sizePrices,
	varianceOfEach,
} from "../../core/privacy/sizes/size-noise.ts";
import type { SizeQuestion } from "../../core/privacy/sizes/size-question.ts";
import type { MembershipRef } from "../../ports/segment-engine.ts";
import type { AnsweredQuestion, NewQuestion, PublishedVector, SizeAnswerRecord } from "../../ports/size-ledger.ts";
import { isoInstant, type Services } from "../services.ts";
import type { Payer } from "./size-accounts.ts";
import { refuseUnpayable } from "./size-budget.ts";

/** Field number under which questions are hashed; no real field has it. */
const QUESTION_FIELD_NO = 0xffff_fffd;

type Deps = Pick<Services, "store" | "clock" | "vaults" | "settings" | "random">;

/** What the engine found for a question. */
export interface Measured {
	buckets: SizeBuckets;
	sample?: readonly number[];
	/** Where a stored membership was counted. */
	membership?: MembershipRef;
}

/** A size that was given. */
export interface GivenSize {
	size: ProtectedSize;
	published: PublishedSize;
	/** Customers that may be shown with it, by their own rule (`sampleFrom`); those of `membership` where there is one. */
	sample: readonly number[];
	membership?: MembershipRef;
	/** The answer that it is, and whether that was given to a near set first; absent where the size is withheld. */
	answer?: { no: number; shared: boolean };
}

/**
 * Gives sizes that tell next to nothing about one customer: the one way to a size for whoever may not see exact ones.
 * See docs/sizes.md.
 */
export class Sizes {
	readonly #deps: Deps;
	/** The newest answers of each workspace, oldest first: what a new question is compared with. */
	readonly #compared = new Map<string, SizeAnswerRecord[]>();
	/** The end of what is being answered in each workspace. */
	readonly #turns = new Map<string, Promise<void>>();

	constructor(deps: Deps) {
		this.#deps = deps;
	}

	/**
	 * The sizes asked for, in the order of the questions. What was asked before is free and needs no engine; everything
	 * else is paid for and recorded before it is given, one request after the other: of many that come together, none spends
	 * what another has spent, and near sets find each other.
	 *
	 * @param measure what the engine finds for every question, in their order; called once at most.
	 * @throws SegwardError `size-budget-used-up` before the engine is asked; `size-ledger-unavailable`.
	 */
	async ask(
		payer: Payer,
		questions: readonly SizeQuestion[],
		measure: () => Promise<readonly Measured[]>,
	): Promise<GivenSize[]> {
		const { store, clock, settings } = this.#deps;
		const keys = questions.map((one) =>
			typeof one === "string" ? undefined : this.#keyOf(payer.workspaceId, one.text),
		);
		const asked = [...new Set(keys.filter((key) => key !== undefined))];
		let known = await orUnavailable(store.sizes.known(payer.workspaceId, asked));
		const open = asked.filter((key) => !known.has(key));
		if (open.length > 0) {
			const dearest = open.length * dearestQuestion(settings.sizeNoise);
			await orUnavailable(refuseUnpayable(store, payer, dearest, clock.now()));
			const measured = await measure();
			const found = new Map(open.map((question) => [question, measured[keys.indexOf(question)]]));
			await this.#inTurn(payer.workspaceId, () => this.#answer(payer, found));
			known = await orUnavailable(store.sizes.known(payer.workspaceId, asked));
		}
		return keys.map((key, at) => {
			const question = questions[at];
			return this.#given(typeof question === "string" ? question : known.get(key ?? ""));
		});
	}

	/**
	 * Several counts of customers with noise, published together; asked again they are the same, and free.
	 *
	 * @param text what is counted; the same text is the same question.
	 * @param overlapping in how many of the counts one customer can be: they get so much more noise.
	 * @throws SegwardError as `ask` does.
	 */
	async askVector(
		payer: Payer,
		text: string,
		overlapping: number,
		measure: () => Promise<readonly number[]>,
	): Promise<NoisyCounts> {
		const { store, clock, settings, random } = this.#deps;
		const { workspaceId } = payer;
		const question = this.#keyOf(workspaceId, text);
		const plusMinus = plusMinusOfEach(settings.sizeNoise, overlapping);
		const known = await orUnavailable(store.sizes.vector(workspaceId, question));
		if (known) return { ...known, plusMinus };
		const { noise: price } = sizePrices(settings.sizeNoise);
		await orUnavailable(refuseUnpayable(store, payer, price, clock.now()));
		const counts = await measure();
		return this.#inTurn(workspaceId, async () => {
			const since = await orUnavailable(store.sizes.vector(workspaceId, question));
			if (since) return { ...since, plusMinus };
			await orUnavailable(refuseUnpayable(store, payer, price, clock.now()));
			const variance = varianceOfEach(settings.sizeNoise, overlapping);
			const values = counts.map((count) => count + Number(discreteGaussian(variance, random)));
			const at = isoInstant(clock.now());
			const charges = payer.accounts.map((account) => ({ account, price, action: payer.action, questions: 1 }));
			await orUnavailable(
				store.transaction(async (inner) => {
					await inner.sizes.record(workspaceId, { at, questions: [], charges });
					await inner.sizes.publishVector(workspaceId, question, { values, at });
				}),
			);
			return { values, at, plusMinus };
		});
	}

	/**
	 * Pays for what is no size, such as synthetic rows, before the data is looked at.
	 *
	 * @throws SegwardError as `ask` does.
	 */
	async charge(payer: Payer, price: number): Promise<void> {
		const { store, clock } = this.#deps;
		await this.#inTurn(payer.workspaceId, async () => {
			await orUnavailable(refuseUnpayable(store, payer, price, clock.now()));
			const charges = payer.accounts.map((account) => ({ account, price, action: payer.action, questions: 1 }));
			await orUnavailable(
				store.sizes.record(payer.workspaceId, { at: isoInstant(clock.now()), questions: [], charges }),
			);
		});
	}

	/** Counts that were published before under this text; asks nothing anew. */
	async knownVector(workspaceId: string, text: string, overlapping: number): Promise<NoisyCounts | undefined> {
		const { store, settings } = this.#deps;
		const known = await orUnavailable(store.sizes.vector(workspaceId, this.#keyOf(workspaceId, text)));
		return known && { ...known, plusMinus: plusMinusOfEach(settings.sizeNoise, overlapping) };
	}

	/** The first of these questions that was answered before, as it was answered; asks nothing anew. */
	async known(workspaceId: string, questions: readonly SizeQuestion[]): Promise<GivenSize | undefined> {
		const keys = questions.flatMap((one) => (typeof one === "string" ? [] : [this.#keyOf(workspaceId, one.text)]));
		const known = await orUnavailable(this.#deps.store.sizes.known(workspaceId, keys));
		const first = keys.find((key) => known.has(key));
		return first === undefined ? undefined : this.#given(known.get(first));
	}

	async #answer(payer: Payer, found: ReadonlyMap<string, Measured | undefined>): Promise<void> {
		const { store, clock, settings, random } = this.#deps;
		const { workspaceId } = payer;
		const since = await orUnavailable(store.sizes.known(workspaceId, [...found.keys()]));
		const open = [...found].filter(([question]) => !since.has(question));
		if (open.length === 0) return;
		const dearest = open.length * dearestQuestion(settings.sizeNoise);
		await orUnavailable(refuseUnpayable(store, payer, dearest, clock.now()));
		const at = isoInstant(clock.now());
		const earlier: Comparable[] = [...(await this.#comparedWith(workspaceId))];
		const questions: NewQuestion[] = [];
		let price = 0;
		for (const [question, measured] of open) {
			if (measured === undefined)
				throw new SegwardError("internal", { detail: "A question about a size was not measured." });
			const decided = decideSize(measured.buckets, earlier, settings.sizeNoise, random);
			price += decided.price;
			if (decided.shared) {
				questions.push({ question, answer: decided.shared.ref });
				continue;
			}
			const { value } = decided;
			const { buckets, sample = [], membership } = measured;
			questions.push({ question, answer: { value, buckets, sample, membership } });
			earlier.push({ ref: question, buckets, value });
		}
		const charges = payer.accounts.map((account) => ({
			account,
			price,
			action: payer.action,
			questions: open.length,
		}));
		await orUnavailable(store.sizes.record(workspaceId, { at, questions, charges }));
	}

	#inTurn<T>(workspaceId: string, work: () => Promise<T>): Promise<T> {
		const result = (this.#turns.get(workspaceId) ?? Promise.resolve()).then(work);
		this.#turns.set(
			workspaceId,
			result.then(
				() => undefined,
				() => undefined,
			),
		);
		return result;
	}

	async #comparedWith(workspaceId: string): Promise<Comparable[]> {
		const { store, settings } = this.#deps;
		const most = settings.sizeNoise.comparedAnswers;
		const before = this.#compared.get(workspaceId) ?? [];
		const newer = await orUnavailable(store.sizes.answersAfter(workspaceId, before.at(-1)?.no ?? 0, most));
		const all = [...before, ...newer].slice(-most);
		this.#compared.set(workspaceId, all);
		return all.map(({ no, buckets, value }) => ({ ref: no, buckets, value }));
	}

	#given(known: AnsweredQuestion | WithheldReason = "not-published"): GivenSize {
		if (typeof known === "string") {
			const withheld = { kind: "withheld", reason: known } as const;
			return { size: withheld, published: withheld, sample: [] };
		}
		const { sizeNoise, sizeThreshold } = this.#deps.settings;
		const { value, sample, membership } = known.answer;
		const at = isoInstant(this.#deps.clock.now());
		const plusMinus = known.shared ? plusMinusOfShared(sizeNoise) : plusMinusOfNew(sizeNoise);
		return {
			size: aboutSize({ value, plusMinus }, sizeThreshold),
			published: { kind: "noisy", value, plusMinus, at },
			sample,
			membership,
			answer: { no: known.answer.no, shared: known.shared },
		};
	}

	#keyOf(workspaceId: string, text: string): string {
		const hash = this.#deps.vaults.of(workspaceId).blindIndex(QUESTION_FIELD_NO, text);
		return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
	}
}

/** Counts with noise, each in 95 of 100 cases no further off than `plusMinus`. */
export interface NoisyCounts extends PublishedVector {
	plusMinus: number;
}

/** An earlier answer: by its number, or by its question where it is of the same batch. */
interface Comparable {
	ref: number | string;
	buckets: SizeBuckets;
	value: number;
}

/** @throws SegwardError `size-ledger-unavailable` for whatever the ledger fails with. */
async function orUnavailable<T>(work: Promise<T>): Promise<T> {
	try {
		return await work;
	} catch (cause) {
		if (cause instanceof SegwardError && cause.code === "size-budget-used-up") throw cause;
		throw new SegwardError("size-ledger-unavailable", { hint: "Ask the operator to look at the server log.", cause });
	}
}
