import { isIP } from "node:net";
import type { Context } from "@cedar-policy/cedar-wasm/nodejs";
import { circumstancesAt } from "../../core/access/circumstances.ts";
import type { AccessRequest } from "../../ports/policy-engine.ts";

/** When and where something is asked, as the schema has it. */
export function requestContext(
	{ atMs, from }: AccessRequest,
	environment: string,
	timeZone: string,
	nowMs: number,
): Context {
	const address = addressOf(from);
	return {
		...circumstancesAt(atMs ?? nowMs, timeZone),
		environment,
		...(address === undefined ? {} : { from: { __extn: { fn: "ip", arg: address } } }),
	};
}

/** As a policy would write it: IPv4 as such also where it came over IPv6, and without the name of an interface. */
function addressOf(from: string | undefined): string | undefined {
	const bare = from?.replace(/%.*$/, "").replace(/^::ffff:(?=\d+\.)/i, "");
	return bare !== undefined && isIP(bare) !== 0 ? bare : undefined;
}
