import { expect, test } from "vitest";
import { networkOf } from "./network-of.ts";

test.each([
	["192.0.2.17", "192.0.2.0/24"],
	["::ffff:192.0.2.17", "192.0.2.0/24"],
	["2001:db8:1234:5678::1", "2001:db8:1234::/48"],
	["2001:db8::1", "2001:db8::/48"],
	["127.0.0.1", "this machine"],
	["::1", "this machine"],
	["local", "this machine"],
	["not an address", "unknown"],
])("%s lies in %s", (address, network) => {
	expect(networkOf(address)).toBe(network);
});
