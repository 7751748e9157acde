import type { ProtectedSize } from "../../core/privacy/protected-size.ts";
import type { DataVersion } from "../../ports/customer-data.ts";
import type { Call } from "../call.ts";
import type { Services } from "../services.ts";
import { exactSizes } from "./exact-sizes.ts";

/** How many events a workspace has: exact, or nothing. No noise hides somebody who may have had any number of them. */
export function totalEvents(
	services: Pick<Services, "policies" | "clock">,
	call: Pick<Call, "principal" | "from">,
	{ events }: Pick<DataVersion, "events">,
): ProtectedSize {
	return exactSizes(services, call)()
		? { kind: "exact", value: events }
		: { kind: "withheld", reason: "not-published" };
}
