import type { StoredAuditEntry } from "../../../core/audit/entry.ts";
import type { Alert, AlertStep, CloseReason } from "../../../core/audit/watch/alert.ts";
import type { Detection, Severity } from "../../../core/audit/watch/detection.ts";
import { DETECTIONS } from "../../../core/audit/watch/detections/all.ts";
import { SegwardError } from "../../../core/error/segward-error.ts";
import type { AlertFilter } from "../../../ports/watch-store.ts";
import type { Call } from "../../call.ts";
import { isoInstant, type Services } from "../../services.ts";
import { freezeOf } from "./freeze.ts";

/** What a person reads of a detection. */
export type DetectionText = Pick<Detection, "id" | "title" | "explanation" | "suggestion">;

type AlertView = Alert & Pick<DetectionText, "title">;

const MOST_STEPS = 200;

export function listAlerts({ store }: Pick<Services, "store">) {
	return async ({ workspaceId }: Call, input: AlertFilter & { limit: number; cursor?: string }) => {
		const page = await store.alerts.list(workspaceId, input);
		const unsettled: Record<Severity, number> = await store.alerts.countUnsettled(workspaceId);
		const frozen = (await freezeOf(store, workspaceId)) ?? null;
		return { items: page.items.map(viewAlert), cursor: page.cursor, unsettled, frozen };
	};
}

/** An alert with its evidence. @throws SegwardError `not-found`. */
export function showAlert({ store, audit }: Pick<Services, "store" | "audit">) {
	return async ({ workspaceId }: Call, { id }: { id: string }) => {
		const alert = await findAlert(store, workspaceId, id);
		const entries: StoredAuditEntry[] = [];
		for (const no of alert.evidence) entries.push(...(await audit.list({ workspaceId, before: no + 1, limit: 1 })));
		return { alert: viewAlert(alert), detection: textOf(alert.detection), entries };
	};
}

export interface Triage {
	state: "acknowledged" | "investigating" | "closed";
	/** Why it is closed. */
	reason?: CloseReason;
	note?: string;
}

/** @throws SegwardError `not-found`; `state-conflict` where it is closed; `request-invalid` where the reason of a closing is missing. */
export function triageAlert({ store, clock }: Pick<Services, "store" | "clock">) {
	return async ({ workspaceId, principal }: Call, { id, state, reason, note }: Triage & { id: string }) => {
		if ((state === "closed") !== (reason !== undefined)) {
			throw new SegwardError("request-invalid", {
				path: "reason",
				detail: "Closing an alert has a reason; nothing else has.",
			});
		}
		return store.transaction(async (inner) => {
			const alert = await findAlert(inner, workspaceId, id);
			if (alert.state === "closed") throw new SegwardError("state-conflict", { detail: "The alert is closed." });
			const step: AlertStep = { at: isoInstant(clock.now()), by: principal.name, did: state, reason, note };
			const steps = [...alert.steps, step].slice(-MOST_STEPS);
			await inner.alerts.put(workspaceId, { ...alert, state, steps });
			return viewAlert({ ...alert, state, steps });
		});
	};
}

async function findAlert(
	{ alerts }: Pick<Services["store"], "alerts">,
	workspaceId: string,
	id: string,
): Promise<Alert> {
	const alert = await alerts.find(workspaceId, id);
	if (alert === undefined) throw new SegwardError("not-found", { detail: "There is no such alert." });
	return alert;
}

function viewAlert(alert: Alert): AlertView {
	return { ...alert, title: textOf(alert.detection).title };
}

/** A detection that a later version no longer has keeps its alerts. */
function textOf(detection: string): DetectionText {
	const known = DETECTIONS.find(({ id }) => id === detection);
	if (known === undefined) return { id: detection, title: detection, explanation: "", suggestion: "" };
	const { id, title, explanation, suggestion } = known;
	return { id, title, explanation, suggestion };
}
