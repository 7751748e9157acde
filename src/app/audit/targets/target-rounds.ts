import { isAnchor } from "../../../core/audit/targets/target-kind.ts";
import { SegwardError } from "../../../core/error/segward-error.ts";
import type { AuditTarget, TargetProgress } from "../../../ports/audit-targets.ts";
import { isoInstant, type Services } from "../../services.ts";
import { openDelivery, type TargetDelivery } from "./target-delivery.ts";

export type RoundsDeps = Pick<
	Services,
	"store" | "transparency" | "targets" | "targetSecrets" | "audit" | "clock" | "newId" | "report"
> & {
	/** 0 to 1, for waits that do not fall together. */
	random(): number;
};

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 300_000;
const MINUTE_MS = 60_000;
/** Then the target's record is read again, for it may have been changed or paused. */
const BATCHES_A_ROUND = 50;

interface Way {
	/** Of the record that it was opened for. */
	updatedAt: string;
	delivery: TargetDelivery;
	failures: number;
	notBeforeMs: number;
	/** What fails from now on says nothing about the target. */
	isClosed: boolean;
	running?: Promise<void>;
}

/**
 * Brings the access log to its targets: each follows the tree in order from where it was, whatever happened in between, and
 * none waits for another. A target that fails is tried again after a wait that grows; when it has failed for too long that
 * is recorded, once, and so is that it works again. What gets through is not recorded, or recording would never end.
 */
export class TargetRounds {
	readonly #deps: RoundsDeps;
	readonly #ways = new Map<string, Way>();
	#closed = false;

	constructor(deps: RoundsDeps) {
		this.#deps = deps;
	}

	/** Starts what is due; to be called every second or so. Resolves before targets have answered. */
	async round(): Promise<void> {
		const targets = await this.#deps.store.auditTargets.listAll();
		const wanted = new Map(targets.filter(({ settings }) => settings.enabled).map((one) => [one.id, one]));
		for (const [id, way] of this.#ways) {
			if (wanted.get(id)?.updatedAt === way.updatedAt) continue;
			way.isClosed = true;
			way.delivery.close();
			// Its successor waits for it, so that nothing goes out twice or out of order.
			if (way.running === undefined) this.#ways.delete(id);
		}
		for (const target of this.#closed ? [] : wanted.values()) this.#start(target);
	}

	/** Resolves when nothing is under way any more; what was not taken is sent again after the next start. */
	async close(): Promise<void> {
		this.#closed = true;
		for (const way of this.#ways.values()) {
			way.isClosed = true;
			way.delivery.close();
		}
		await this.settled();
	}

	/** Resolves when what is under way has ended. */
	async settled(): Promise<void> {
		await Promise.all([...this.#ways.values()].map(({ running }) => running));
	}

	#start(target: AuditTarget): void {
		const way = this.#ways.get(target.id) ?? this.#open(target);
		if (way.isClosed || way.running !== undefined || this.#deps.clock.now() < way.notBeforeMs) return;
		way.running = this.#serve(target, way)
			.catch((error: unknown) => this.#deps.report(error, "audit-target"))
			.finally(() => {
				way.running = undefined;
			});
	}

	#open(target: AuditTarget): Way {
		const way: Way = {
			updatedAt: target.updatedAt,
			delivery: deliveryOf(this.#deps, target),
			failures: 0,
			notBeforeMs: 0,
			isClosed: false,
		};
		this.#ways.set(target.id, way);
		return way;
	}

	async #serve(target: AuditTarget, way: Way): Promise<void> {
		let { progress } = target;
		for (let batch = 0; batch < BATCHES_A_ROUND && !way.isClosed; batch++) {
			let position: number | undefined;
			try {
				const lastTakenAtMs = progress.lastTakenAt === undefined ? undefined : Date.parse(progress.lastTakenAt);
				position = await way.delivery.next(progress.position, this.#deps.clock.now(), lastTakenAtMs);
			} catch (error) {
				if (!way.isClosed) await this.#failed(target, progress, way, error);
				return;
			}
			if (position === undefined) return;
			progress = await this.#taken(target, progress, position);
			way.failures = 0;
		}
	}

	async #taken(target: AuditTarget, before: TargetProgress, position: number): Promise<TargetProgress> {
		const progress = { position, lastTakenAt: isoInstant(this.#deps.clock.now()) };
		await this.#deps.store.auditTargets.reach(target.id, progress);
		if (before.stalledAt !== undefined) await this.#record(target, "done");
		return progress;
	}

	async #failed(target: AuditTarget, before: TargetProgress, way: Way, error: unknown): Promise<void> {
		const nowMs = this.#deps.clock.now();
		const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** way.failures);
		way.failures += 1;
		way.notBeforeMs = nowMs + wait * (0.5 + this.#deps.random() / 2);
		const { failingSince = isoInstant(nowMs) } = before;
		const progress: TargetProgress = { ...before, failingSince, failure: reasonOf(error) };
		const forMs = nowMs - Date.parse(failingSince);
		const isForked = error instanceof SegwardError && error.code === "anchor-differs";
		if (before.stalledAt === undefined && (isForked || forMs >= target.settings.alarmAfterMinutes * MINUTE_MS)) {
			await this.#record(target, "failed", error instanceof SegwardError ? error.code : "internal");
			progress.stalledAt = isoInstant(nowMs);
		}
		await this.#deps.store.auditTargets.reach(target.id, progress);
		if (!(error instanceof SegwardError)) this.#deps.report(error, "audit-target");
	}

	#record({ id, workspaceId, settings }: AuditTarget, outcome: "done" | "failed", reason?: string): Promise<void> {
		const { audit, clock, newId } = this.#deps;
		return audit.append({
			at: isoInstant(clock.now()),
			workspaceId,
			actor: "segward",
			role: "system",
			action: isAnchor(settings) ? "audit:anchor" : "audit:forward",
			resource: `audittarget/${id}`,
			decision: "allow",
			outcome,
			...(reason === undefined ? {} : { reason }),
			requestId: newId(),
		});
	}
}

function reasonOf(error: unknown): string {
	return error instanceof SegwardError ? error.message : "Something went wrong inside Segward.";
}

/** A way that cannot be opened fails like one that leads nowhere. */
function deliveryOf(deps: RoundsDeps, target: AuditTarget): TargetDelivery {
	try {
		return openDelivery(deps, target);
	} catch (error) {
		return { next: () => Promise.reject(error), probe: () => Promise.reject(error), close: () => undefined };
	}
}
