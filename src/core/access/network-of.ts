/**
 * The network that an address lies in, as a person may recognise it and as little of it as serves: the first three numbers
 * of IPv4, the first three groups of IPv6.
 */
export function networkOf(address: string): string {
	const four = /^(?:::ffff:)?(\d+\.\d+\.\d+)\.\d+$/i.exec(address)?.[1];
	if (four !== undefined) return four.startsWith("127.") ? "this machine" : `${four}.0/24`;
	if (address === "::1" || address === "local") return "this machine";
	if (!address.includes(":")) return "unknown";
	const [head = ""] = address.split("::", 1);
	const groups = head.split(":").filter(Boolean).slice(0, 3);
	return `${groups.join(":") || "0"}::/48`;
}
