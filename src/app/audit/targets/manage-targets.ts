import { isAnchor, needsSecret } from "../../../core/audit/targets/target-kind.ts";
import type { TargetSettings } from "../../../core/audit/targets/target-settings.ts";
import { SegwardError } from "../../../core/error/segward-error.ts";
import type { AuditTarget, TargetProgress } from "../../../ports/audit-targets.ts";
import type { Call, UseCase } from "../../call.ts";
import { isoInstant, type Services } from "../../services.ts";
import { openDelivery, sizeOf } from "./target-delivery.ts";

export type TargetDeps = Pick<Services, "store" | "transparency" | "targets" | "targetSecrets" | "clock" | "newId"> & {
	/** Anchors hold the head of the one tree of all workspaces; they are set up from here. */
	homeWorkspaceId: string;
};

/** A target as people see it: never its secret. */
export interface TargetView extends Omit<AuditTarget, "secret" | "workspaceId"> {
	hasSecret: boolean;
	/** Entries that it has not taken yet; for an anchor those behind the last head that it keeps. */
	backlog: number;
}

export interface TargetChange {
	settings: TargetSettings;
	/** Kept as it is where absent. */
	secret?: string;
}

export function listTargets(deps: TargetDeps): UseCase<unknown, { items: TargetView[] }> {
	return async ({ workspaceId }) => {
		const targets = await deps.store.auditTargets.list(workspaceId);
		return { items: await Promise.all(targets.map((one) => viewOf(deps, one))) };
	};
}

/** @throws SegwardError `name-taken`, `request-invalid`; `action-forbidden` for an anchor outside of the first workspace. */
export function addTarget(deps: TargetDeps): UseCase<TargetChange & { fromBeginning: boolean }, TargetView> {
	return async (call, { settings, secret, fromBeginning }) => {
		refuseAnchorsElsewhere(deps, call, settings);
		const [id, at] = [deps.newId(), isoInstant(deps.clock.now())];
		call.note({ resourceId: id });
		const sealed = secret === undefined ? undefined : deps.targetSecrets.seal(id, secret);
		const progress = { position: await startOf(deps, settings, fromBeginning) };
		const { workspaceId } = call;
		const target = { id, workspaceId, settings, secret: sealed, createdAt: at, updatedAt: at, progress };
		checkUsable(deps, target);
		await deps.store.auditTargets.add(target);
		return viewOf(deps, target);
	};
}

/** What it has taken stays taken. A secret goes to whom it was entered for: with another place it has to be entered again. */
export function changeTarget(deps: TargetDeps): UseCase<TargetChange & { id: string }, TargetView> {
	return async (call, { id, settings, secret }) => {
		const before = await findTarget(deps, call, id);
		if (before.settings.kind !== settings.kind) {
			throw new SegwardError("request-invalid", { path: "settings.kind", detail: "A target keeps its kind." });
		}
		refuseMovedSecret(before, settings, secret);
		const sealed = secret === undefined ? before.secret : deps.targetSecrets.seal(id, secret);
		const target = { ...before, settings, secret: sealed, updatedAt: isoInstant(deps.clock.now()) };
		checkUsable(deps, target);
		await deps.store.auditTargets.change(target);
		return viewOf(deps, target);
	};
}

export function removeTarget(deps: TargetDeps): UseCase<{ id: string }, { removed: true }> {
	return async (call, { id }) => {
		await findTarget(deps, call, id);
		await deps.store.auditTargets.remove(call.workspaceId, id);
		return { removed: true };
	};
}

/** Sends one harmless message, or keeps the newest head now. */
export function testTarget(deps: TargetDeps): UseCase<{ id: string }, { ok: boolean; finding?: string }> {
	return async (call, { id }) => {
		const target = await findTarget(deps, call, id);
		const delivery = openDelivery(deps, target);
		try {
			await delivery.probe();
			return { ok: true };
		} catch (error) {
			if (!(error instanceof SegwardError)) throw error;
			return { ok: false, finding: error.message };
		} finally {
			delivery.close();
		}
	};
}

function refuseAnchorsElsewhere({ homeWorkspaceId }: TargetDeps, call: Call, settings: TargetSettings): void {
	if (!isAnchor(settings) || call.workspaceId === homeWorkspaceId) return;
	throw new SegwardError("action-forbidden", {
		detail: "Anchors hold the log of all workspaces, so they are set up from the first workspace of the installation.",
	});
}

function refuseMovedSecret(before: AuditTarget, settings: TargetSettings, secret?: string): void {
	if (before.secret === undefined || secret !== undefined) return;
	if (hostOf(before.settings) === hostOf(settings)) return;
	throw new SegwardError("request-invalid", {
		path: "secret",
		detail: "With another place, the secret has to be entered again.",
	});
}

function hostOf(settings: TargetSettings): string {
	switch (settings.kind) {
		case "syslog":
			return `${settings.host}:${settings.port}`;
		case "anchor-s3":
			return `${settings.endpoint} ${settings.accessKeyId}`;
		case "anchor-directory":
			return "";
		default:
			return settings.url;
	}
}

async function startOf(
	{ transparency }: TargetDeps,
	settings: TargetSettings,
	fromBeginning: boolean,
): Promise<TargetProgress["position"]> {
	if (isAnchor(settings)) return 0;
	const checkpoint = fromBeginning ? undefined : await transparency.checkpoint();
	return checkpoint === undefined ? -1 : sizeOf(checkpoint) - 1;
}

/** @throws SegwardError `request-invalid`. */
function checkUsable(deps: TargetDeps, target: AuditTarget): void {
	if (needsSecret(target.settings) && target.secret === undefined) {
		throw new SegwardError("request-invalid", { path: "secret", detail: "This kind of target needs its secret." });
	}
	openDelivery(deps, target).close();
}

async function findTarget({ store }: TargetDeps, { workspaceId }: Call, id: string): Promise<AuditTarget> {
	const target = await store.auditTargets.find(workspaceId, id);
	if (target === undefined) throw new SegwardError("not-found", { detail: "There is no such target." });
	return target;
}

async function viewOf({ transparency }: TargetDeps, target: AuditTarget): Promise<TargetView> {
	const { secret, workspaceId, ...shown } = target;
	const { position } = target.progress;
	const isHead = isAnchor(target.settings);
	const checkpoint = isHead ? await transparency.checkpoint() : undefined;
	const backlog = isHead
		? Math.max(0, (checkpoint === undefined ? 0 : sizeOf(checkpoint)) - position)
		: await transparency.backlog(workspaceId, position);
	return { ...shown, hasSecret: secret !== undefined, backlog };
}
