import { parseTilePath } from "../core/audit/tlog/tiles.ts";
import { SegwardError } from "../core/error/segward-error.ts";
import type { VerifyLog } from "../ports/log-verifier.ts";
import type { TransparencyLog } from "../ports/transparency-log.ts";
import { verifyAccessLog } from "./verify-access-log.ts";

const PAGE = 500;

/** Has the verifier that shares no code with the writer read the log of this installation. */
export function ownLogVerifier(log: TransparencyLog): VerifyLog {
	return async (workspaceId, earlier, signal) => {
		const checkpoint = await log.checkpoint();
		if (checkpoint === undefined) return { size: 0, checkpoint: "", faults: [] };
		const size = Number(checkpoint.split("\n")[1]);
		const verdict = await verifyAccessLog({
			log: {
				checkpoint: async () => checkpoint,
				witnessed: () => log.witnessed(),
				tile: async (path) => {
					if (signal?.aborted) throw new SegwardError("cancelled");
					const id = parseTilePath(path);
					return id && log.tile(id);
				},
				async *payloads() {
					for (let after = -1; ; ) {
						const page = await log.payloads(workspaceId, after, PAGE);
						for (const opened of page) {
							if (opened.leafIndex >= size) return;
							yield opened;
						}
						if (page.length < PAGE) return;
						after = page.at(-1)?.leafIndex ?? after;
					}
				},
			},
			key: log.verifierKey,
			witnesses: [],
			earlier,
			onProgress: () => undefined,
		});
		const grownFrom = earlier === undefined ? undefined : Number(earlier.split("\n")[1]);
		return {
			size: verdict.size,
			checkpoint: verdict.checkpoint,
			...(grownFrom === undefined ? {} : { grownFrom }),
			faults: verdict.findings.map(({ sentence }) => sentence),
		};
	};
}
