import type { LogParts, LogVerdict, LogVerification } from "../cli/house.ts";
import { anchoredHeads } from "../verifier/anchors.ts";
import { directorySource, type LogSource } from "../verifier/log-source.ts";
import { readKey, type TrustedKey } from "../verifier/note.ts";
import { verifyLog } from "../verifier/verify-log.ts";
import { orUsage } from "./verifier-errors.ts";

/** Has the independent verifier read a log. @throws SegwardError `usage-invalid` for what is no key or no log. */
export async function verifyAccessLog({
	log,
	key,
	witnesses,
	earlier,
	anchors = [],
	onProgress,
}: LogVerification): Promise<LogVerdict> {
	const source = typeof log === "string" ? directorySource(log) : partsSource(log);
	return orUsage(async () =>
		verifyLog({
			source,
			key: readKey(key),
			witnesses: witnesses.map((one): TrustedKey => readKey(one)),
			earlier,
			anchors: (await Promise.all(anchors.map((place) => anchoredHeads(place)))).flat(),
			onProgress,
		}),
	);
}

function partsSource(parts: LogParts): LogSource {
	return {
		...parts,
		async tile(path) {
			const bytes = await parts.tile(path);
			return bytes && Buffer.from(bytes);
		},
	};
}
