import { SegwardError } from "../../../core/error/segward-error.ts";
import { drawnRows, LEFT_OUT_ANEW } from "../../../core/privacy/extract/drawn-rows.ts";
import { leastMembers } from "../../../core/privacy/extract/least-members.ts";
import { type ProtectedSize, protectSize } from "../../../core/privacy/protected-size.ts";
import { sizePrices } from "../../../core/privacy/sizes/size-noise.ts";
import type { RefreshRecord } from "../../../core/segments/segment-record.ts";
import type { MembershipRef } from "../../../ports/segment-engine.ts";
import type { Call } from "../../call.ts";
import type { Services } from "../../services.ts";
import { type Payer, payerOf } from "../size-accounts.ts";

/** Under which keys of the orders that rows are drawn by are derived; no real field has it. */
const ORDER_FIELD_NO = 0xffff_fffc;
const ORDER_KEY_BYTES = 16;

/** Whom an extract is made of. */
export interface RowsOfExtract {
	/** Members as whoever asked may see their number. */
	members: ProtectedSize;
	/** Absent: all of them. Otherwise so many are left out by a fixed order, and others anew. */
	drawn?: { leftOut: number; orderKey: Uint8Array };
}

/**
 * Keys of the members that an extract is made without. Those left out of every extract of these members keep their number
 * secret however many are made; those left out anew keep two extracts of nearly the same members from differing by one.
 */
export async function leftOutOf(
	{ engine, random }: Pick<Services, "engine" | "random">,
	workspaceId: string,
	membership: MembershipRef,
	{ drawn }: RowsOfExtract,
): Promise<number[]> {
	if (drawn === undefined) return [];
	const always = await engine.memberSample(workspaceId, membership, drawn.leftOut, drawn.orderKey);
	const some = await engine.memberSample(
		workspaceId,
		membership,
		drawn.leftOut + LEFT_OUT_ANEW,
		random(ORDER_KEY_BYTES),
	);
	const known = new Set(always);
	return [...always, ...some.filter((key) => !known.has(key)).slice(0, LEFT_OUT_ANEW)];
}

export interface RowsRequest {
	refresh: RefreshRecord;
	k: number;
	/** Everything, noise aside; for whoever may see the exact size. */
	allRows: boolean;
	/** Whether it is compared with all customers, which is paid for as well. */
	withPopulation: boolean;
}

/**
 * Decides how many rows an extract has, and pays for what that and its report tell, before any data is looked at. The
 * membership is a question about a size like any other: one that was answered is free, and a near set has its answer.
 *
 * @throws SegwardError `extract-refused` for too few, by the noisy size alone, and where there is no size; `state-conflict`;
 *   `size-budget-used-up`, `size-ledger-unavailable`.
 */
export async function payForRows(services: Services, call: Call, request: RowsRequest): Promise<RowsOfExtract> {
	const { sizes, settings } = services;
	const { refresh, k, allRows, withPopulation } = request;
	const least = leastMembers(k, settings.sizeThreshold);
	if (allRows) {
		refuseFew(refresh.size, least);
		return { members: protectSize(refresh.size, settings.sizeThreshold) };
	}
	refuseUnsized(refresh);
	const payer = payerOf(call, "extract:create");
	const { size, published, answer } = await memberCount(services, payer, refresh);
	if (published.kind !== "noisy" || answer === undefined) throw unanswered();
	const rows = drawnRows({ value: published.value, shared: answer.shared }, settings.sizeNoise);
	refuseFew(rows, least);
	// What the report counts among the members, and what among all customers, each as one size.
	await sizes.charge(payer, (withPopulation ? 2 : 1) * sizePrices(settings.sizeNoise).noise);
	// One order an answer: sets that share one have nearly the same rows, however often they are drawn.
	const orderKey = services.vaults.of(call.workspaceId).blindIndex(ORDER_FIELD_NO, `answer ${answer.no}`);
	return { members: size, drawn: { leftOut: Math.max(0, refresh.size - rows - LEFT_OUT_ANEW), orderKey } };
}

async function memberCount({ engine, sizes }: Services, payer: Payer, { segmentNo, no }: RefreshRecord) {
	const membership = { segmentNo, refreshNo: no };
	const [given] = await sizes.ask(payer, [{ text: `members ${segmentNo}:${no}` }], async () => [
		{ buckets: await engine.memberBuckets(payer.workspaceId, membership), membership },
	]);
	if (given === undefined) throw unanswered();
	return given;
}

function unanswered(): SegwardError {
	return new SegwardError("internal", { detail: "A question about members was not answered." });
}

/** What names people or ranks them has no size, and so no number of rows. Told by the rule that was refreshed. */
function refuseUnsized({ published }: RefreshRecord): void {
	if (published === undefined) {
		throw new SegwardError("state-conflict", {
			detail: "The newest members of this segment come from before sizes were published.",
			hint: "Refresh it first.",
		});
	}
	if (published.kind === "noisy" || published.reason === "budget") return;
	const why = published.reason === "ranks" ? "ranks customers" : "names single people";
	throw new SegwardError("extract-refused", {
		detail: `This segment ${why}: it has no size that you may see, and an extract would tell one.`,
		hint: "Choose a segment without that condition, or ask somebody who may see exact sizes.",
	});
}

function refuseFew(rows: number, least: number): void {
	if (rows >= least) return;
	throw new SegwardError("extract-refused", {
		detail: `An extract with this k needs some ${least} members, and the segment has fewer, or hardly more; maybe nobody.`,
		hint: "Choose a larger segment, or a smaller k.",
	});
}
