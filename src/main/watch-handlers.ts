import type { Handlers } from "../api/handlers.ts";
import { listAlerts, showAlert, triageAlert } from "../app/audit/watch/alerts.ts";
import { listDetections, setDetection } from "../app/audit/watch/detections.ts";
import { endFreeze, freezeReleases } from "../app/audit/watch/freeze.ts";
import { tryDetections } from "../app/audit/watch/try-detections.ts";
import { setAlertWebhook, setWatch } from "../app/audit/watch/watch-settings.ts";
import type { Services } from "../app/services.ts";
import type { alertRoutes } from "../contract/audit/alerts.ts";
import type { detectionRoutes } from "../contract/audit/detections.ts";

type WatchRoutes = typeof alertRoutes & typeof detectionRoutes;

export function watchHandlersOf(services: Services): Pick<Handlers, keyof WatchRoutes> {
	return {
		listAlerts: listAlerts(services),
		showAlert: showAlert(services),
		triageAlert: triageAlert(services),
		freezeReleases: freezeReleases(services),
		endFreeze: endFreeze(services),
		listDetections: listDetections(services),
		setDetection: setDetection(services),
		tryDetections: tryDetections(services),
		setWatch: setWatch(services),
		setAlertWebhook: setAlertWebhook(services),
	};
}
