import { isAnchor } from "../../../core/audit/targets/target-kind.ts";
import type { AuditTarget, TargetConnections, TargetSecretSeal } from "../../../ports/audit-targets.ts";
import type { TransparencyLog } from "../../../ports/transparency-log.ts";

const ENTRIES_A_BATCH = 500;
const MINUTE_MS = 60_000;

export interface DeliveryDeps {
	transparency: Pick<TransparencyLog, "payloads" | "checkpoint">;
	targets: TargetConnections;
	targetSecrets: TargetSecretSeal;
}

/** The way to one target, open while it is used. */
export interface TargetDelivery {
	/** Hands over what comes behind this position; returns the new one, or undefined where nothing is due. Throws where it is not taken. */
	next(position: number, nowMs: number, lastTakenAtMs: number | undefined): Promise<number | undefined>;
	/** Shows that the way is open. */
	probe(): Promise<void>;
	/** What is under way fails. */
	close(): void;
}

/** @throws SegwardError `key-wrong`, `request-invalid`. */
export function openDelivery(
	deps: DeliveryDeps,
	target: Pick<AuditTarget, "id" | "workspaceId" | "settings" | "secret">,
) {
	const { settings } = target;
	const secret = target.secret === undefined ? undefined : deps.targetSecrets.open(target.id, target.secret);
	return isAnchor(settings)
		? anchoring(deps, deps.targets.anchor(settings, secret), settings.everyMinutes * MINUTE_MS)
		: forwarding(deps, deps.targets.forwarder(settings, secret), target.workspaceId);
}

function forwarding(
	{ transparency }: DeliveryDeps,
	forwarder: ReturnType<TargetConnections["forwarder"]>,
	workspaceId: string,
): TargetDelivery {
	return {
		async next(position) {
			const entries = await transparency.payloads(workspaceId, position, ENTRIES_A_BATCH);
			const last = entries.at(-1);
			if (last === undefined) return undefined;
			await forwarder.deliver(entries);
			return last.leafIndex;
		},
		probe: () => forwarder.probe(),
		close: () => forwarder.close(),
	};
}

function anchoring(
	{ transparency }: DeliveryDeps,
	place: ReturnType<TargetConnections["anchor"]>,
	everyMs: number,
): TargetDelivery {
	return {
		async next(position, nowMs, lastTakenAtMs) {
			if (lastTakenAtMs !== undefined && nowMs - lastTakenAtMs < everyMs) return undefined;
			const checkpoint = await transparency.checkpoint();
			if (checkpoint === undefined || sizeOf(checkpoint) === position) return undefined;
			await place.keep(checkpoint);
			return sizeOf(checkpoint);
		},
		async probe() {
			const checkpoint = await transparency.checkpoint();
			if (checkpoint !== undefined) await place.keep(checkpoint);
		},
		close: () => place.close(),
	};
}

export function sizeOf(checkpoint: string): number {
	return Number(checkpoint.split("\n")[1]);
}
