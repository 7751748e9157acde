import type { Call } from "../call.ts";
import { totalCustomers } from "../privacy/total-customers.ts";
import { totalEvents } from "../privacy/total-events.ts";
import type { Services } from "../services.ts";

/** The state of the installation as the caller's workspace sees it. */
export function installationStatus(services: Services) {
	const { store, settings } = services;
	return async (call: Call, _input: unknown) => {
		const version = await store.dataVersions.current(call.workspaceId);
		const segments = await store.segments.heads(call.workspaceId);
		const [running] = await store.imports.running(call.workspaceId);
		return {
			version: settings.version,
			workspaceId: call.workspaceId,
			dataVersion: version.version,
			customers: await totalCustomers(services, call, version),
			events: totalEvents(services, call, version),
			segments: segments.filter((one) => one.state !== "archived").length,
			engine: settings.engine,
			encrypted: settings.encrypted,
			sizeThreshold: settings.sizeThreshold,
			runningImport: running?.id,
			startedAt: settings.startedAt,
		};
	};
}
