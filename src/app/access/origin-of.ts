import { networkOf } from "../../core/access/network-of.ts";
import type { SignInOrigin } from "../../ports/people.ts";
import type { Visit } from "../call.ts";

/** Where a request comes from, as the list of sessions keeps it. */
export function originOf({ device = "unknown", from }: Pick<Visit, "device" | "from">): SignInOrigin {
	return { device, network: networkOf(from) };
}
