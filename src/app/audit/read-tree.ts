import { parseTilePath } from "../../core/audit/tlog/tiles.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import type { Call } from "../call.ts";
import type { Services } from "../services.ts";

export type TreeDeps = Pick<Services, "transparency">;

export function showAuditLog({ transparency }: TreeDeps) {
	return async () => ({
		verifierKey: transparency.verifierKey,
		checkpoint: await transparency.checkpoint(),
		witnessed: await transparency.witnessed(),
	});
}

/** The bytes at a path of c2sp.org/tlog-tiles. @throws SegwardError `not-found`. */
export async function tileAt({ transparency }: TreeDeps, path: string): Promise<Uint8Array> {
	const id = parseTilePath(path);
	const bytes = id && (await transparency.tile(id));
	if (bytes === undefined) throw new SegwardError("not-found", { detail: "The tree has no such tile." });
	return bytes;
}

/** What opens the commitments of this workspace's entries, in the order of the tree. */
export function listAuditPayloads({ transparency }: TreeDeps) {
	return async (call: Call, input: { cursor?: string; limit: number }) => {
		const after = input.cursor === undefined ? -1 : Number(input.cursor);
		if (!Number.isSafeInteger(after)) {
			throw new SegwardError("request-invalid", { detail: "The cursor is not one of ours.", path: "cursor" });
		}
		const items = await transparency.payloads(call.workspaceId, after, input.limit);
		return { items, cursor: items.length === input.limit ? String(items.at(-1)?.leafIndex) : undefined };
	};
}
