import { lexicon } from "../column-name.ts";
import { type Detector, weigh } from "../evidence.ts";

const names = lexicon(
	"ip, ip v, ip addr*, ipaddress, ip adresse, adresse ip, direccion ip, indirizzo ip, client ip, remote addr, ipv4, ipv6, *ip地址*, *ipアドレス*, ip адрес",
);
const versions = lexicon("version*, build, release*, firmware, ver, oid, section, schema");

export const ipAddress: Detector = {
	label: "ip-address",
	detect: (column, formats) => {
		const fitting = column.share(
			(value) => formats.ipAddress(value.replace(/\/\d{1,3}$|:\d{1,5}$(?<=^[\d.]+:\d+)/, "")) !== null,
		);
		const proof = versions(column.words) ? 0.35 : 0.97;
		return weigh(column, {
			named: names(column.words) ? 1 : 0,
			fitting,
			proof,
			what: "IP addresses",
			format: "ip-address",
		});
	},
};
