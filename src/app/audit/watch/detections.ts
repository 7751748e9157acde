import type { Detection } from "../../../core/audit/watch/detection.ts";
import { DETECTIONS } from "../../../core/audit/watch/detections/all.ts";
import { numbersOf, type Tuning, tuned, type WatchSettings } from "../../../core/audit/watch/settings.ts";
import { weakensDetection } from "../../../core/audit/watch/weakens.ts";
import { SegwardError } from "../../../core/error/segward-error.ts";
import type { Call } from "../../call.ts";
import type { Services } from "../../services.ts";
import { changeWatchSettings, watchSettingsOf } from "./settings-of.ts";

const VERSIONS_SHOWN = 50;

/** What is watched for, how it is set, and how far the watch has come. */
export function listDetections({ store, transparency }: Pick<Services, "store" | "transparency">) {
	return async ({ workspaceId }: Call, _input: unknown) => {
		const { settings } = await watchSettingsOf({ store }, workspaceId);
		const versions = await store.watch.settings(workspaceId, VERSIONS_SHOWN);
		const leaf = (await store.watch.position(workspaceId))?.leaf ?? -1;
		return {
			items: DETECTIONS.map((one) => viewDetection(one, settings.tunings[one.id] ?? {})),
			settings: viewSettings(settings),
			versions: versions.map(({ version, author, at }) => ({ version, author, at })),
			behind: await transparency.backlog(workspaceId, leaf),
		};
	};
}

/** Replaces how a detection is set. @throws SegwardError `not-found`, `request-invalid`, `state-conflict`. */
export function setDetection(services: Pick<Services, "store" | "clock">) {
	return async (call: Call, { id, ...tuning }: Tuning & { id: string }) => {
		const detection = DETECTIONS.find((one) => one.id === id);
		if (detection === undefined) throw new SegwardError("not-found", { detail: `There is no detection ${id}.` });
		refuseUnfit(detection, tuning);
		await changeWatchSettings(services, call, (before) => {
			if (weakensDetection(detection, before.tunings[id] ?? {}, tuning)) call.note({ weakens: true });
			return { ...before, tunings: { ...before.tunings, [id]: tuning } };
		});
		return viewDetection(detection, tuning);
	};
}

export function refuseUnfit(detection: Detection, tuning: Tuning): void {
	const known = Object.keys(numbersOf(detection));
	const unknown = Object.keys(tuning.numbers ?? {}).find((name) => !known.includes(name));
	if (unknown !== undefined) {
		throw new SegwardError("request-invalid", {
			path: `numbers.${unknown}`,
			detail: `${detection.id} has no number ${unknown}.`,
			hint: `It has: ${known.join(", ") || "none"}.`,
		});
	}
	try {
		tuned(detection, tuning);
	} catch (cause) {
		throw new SegwardError("request-invalid", { path: "numbers", detail: "A number is out of its range.", cause });
	}
}

export function viewDetection(detection: Detection, tuning: Tuning) {
	const { id, title, explanation, suggestion, test } = detection;
	const { enabled, severity, test: effective } = tuned(detection, tuning);
	return {
		id,
		title,
		explanation,
		suggestion,
		kind: test.kind,
		enabled,
		severity,
		numbers: numbersOf({ test: effective }),
		shipped: { enabled: detection.enabled, severity: detection.severity, numbers: numbersOf(detection) },
		exempt: tuning.exempt ?? [],
		responses: tuning.responses ?? [],
	};
}

/** Without the secret, which nobody reads again. */
export function viewSettings({ timeZone, quietHours, trustedNetworks, places, mailFrom, webhook }: WatchSettings) {
	return {
		timeZone,
		quietHours: quietHours ?? null,
		trustedNetworks,
		places,
		mailFrom,
		webhookUrl: webhook?.url ?? null,
	};
}
