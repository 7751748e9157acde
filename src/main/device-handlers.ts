import type { Handlers } from "../api/handlers.ts";
import { DeviceGrants } from "../app/access/device-grants.ts";
import { decideDevice, showDevice, startDevice, takeDeviceToken } from "../app/access/device-sign-in.ts";
import { Throttle } from "../app/access/throttle.ts";
import type { Services } from "../app/services.ts";
import type { deviceRoutes } from "../contract/access/device.ts";

/** Sign-in of devices. Codes and attempts are kept here, once for all its doors. */
export function deviceHandlersOf(
	services: Pick<Services, "store" | "secrets" | "clock" | "settings" | "people">,
): Pick<Handlers, keyof typeof deviceRoutes> {
	const { secrets, clock } = services;
	const deps = { ...services, grants: new DeviceGrants(secrets, clock), throttle: new Throttle(clock) };
	return {
		startDevice: startDevice(deps),
		takeDeviceToken: takeDeviceToken(deps),
		showDevice: showDevice(deps),
		decideDevice: decideDevice(deps),
	};
}
