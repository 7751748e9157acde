import { type LookupAddress, lookup } from "node:dns";
import { BlockList, isIP, type LookupFunction } from "node:net";
import { SegwardError } from "../../core/error/segward-error.ts";

/** Addresses of one link, where clouds hand out the secrets of a machine to whoever asks. */
const LINK_LOCAL = new BlockList();
LINK_LOCAL.addSubnet("169.254.0.0", 16);
LINK_LOCAL.addSubnet("fe80::", 10, "ipv6");
LINK_LOCAL.addAddress("fd00:ec2::254", "ipv6");

/** Which addresses a target may have. */
export interface Reach {
	/** For installations whose collector really is on the same link. */
	linkLocal: boolean;
}

/** @throws SegwardError `request-invalid` for an address that no target may have. */
export function refuseAddress(host: string, reach: Reach): void {
	const address = host.replace(/^\[|\]$/g, "");
	if (isForbidden(address, reach)) throw new SegwardError("request-invalid", { detail: "This address is link-local." });
}

/** Looks a name up and gives no address that {@link refuseAddress} would refuse: names can be changed after they were checked. */
export function guardedLookup(reach: Reach): LookupFunction {
	return (hostname, options, done) => {
		lookup(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
			if (error) return done(error, []);
			const allowed = found.filter(({ address }) => !isForbidden(address, reach));
			const [first] = allowed;
			if (first === undefined) return done(new Error("The name leads to a link-local address."), []);
			if (options.all) return done(null, allowed);
			return done(null, first.address, first.family);
		});
	};
}

function isForbidden(address: string, { linkLocal }: Reach): boolean {
	const family = isIP(address);
	return !linkLocal && family !== 0 && LINK_LOCAL.check(address, family === 4 ? "ipv4" : "ipv6");
}
