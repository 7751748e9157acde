import { SegwardError } from "../../core/error/segward-error.ts";
import type { Clock } from "../../ports/clock.ts";
import type { ControlStore } from "../../ports/control-store.ts";

export interface OnceDeps {
	store: Pick<ControlStore, "idempotency">;
	clock: Clock;
}

export interface OnceRequest {
	tokenId: string;
	/** The client's idempotency key. */
	key: string;
	/** SHA-256 over method, address and body. */
	requestDigest: string;
}

export interface Answer {
	status: number;
	body: string;
}

const KEPT_MS = 24 * 3_600_000;

/**
 * Acts once per key: a repeat of the same request within 24 hours gets the first answer, also while the first still runs.
 * A failed act is forgotten, so that it can be tried again.
 *
 * @throws SegwardError `idempotency-conflict` when the key was used for another request.
 */
export function once(deps: OnceDeps) {
	const running = new Map<string, { requestDigest: string; answer: Promise<Answer> }>();
	return async (request: OnceRequest, act: () => Promise<Answer>): Promise<Answer & { replayed: boolean }> => {
		const slot = `${request.tokenId} ${request.key}`;
		const other = running.get(slot);
		if (other !== undefined) {
			refuseOther(request, other.requestDigest);
			return { ...(await other.answer), replayed: true };
		}
		let replayed = false;
		const answer = (async () => {
			const kept = await deps.store.idempotency.find(request.tokenId, request.key);
			if (kept !== undefined && Date.parse(kept.at) > deps.clock.now() - KEPT_MS) {
				refuseOther(request, kept.requestDigest);
				replayed = true;
				return { status: kept.status, body: kept.body };
			}
			const fresh = await act();
			const nowMs = deps.clock.now();
			await deps.store.idempotency.expire(new Date(nowMs - KEPT_MS).toISOString());
			await deps.store.idempotency.save({ ...request, ...fresh, at: new Date(nowMs).toISOString() });
			return fresh;
		})();
		running.set(slot, { requestDigest: request.requestDigest, answer });
		try {
			return { ...(await answer), replayed };
		} finally {
			running.delete(slot);
		}
	};
}

function refuseOther(request: OnceRequest, usedFor: string): void {
	if (usedFor === request.requestDigest) return;
	throw new SegwardError("idempotency-conflict", { hint: "Use a new key for a new request." });
}
