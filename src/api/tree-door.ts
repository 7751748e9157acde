import type { FastifyInstance } from "fastify";
import { type GuardDeps, guard } from "../app/access/guard.ts";
import { type TreeDeps, tileAt } from "../app/audit/read-tree.ts";
import { openCall } from "../app/call.ts";
import { SegwardError } from "../core/error/segward-error.ts";
import { TREE_DOORS } from "./address-table.ts";

/**
 * The tree of the access log as static resources, for verifiers that others wrote (c2sp.org/tlog-tiles). It holds nothing of
 * the entries but commitments; guarded and recorded like every door.
 */
export function openTreeDoor(app: FastifyInstance, deps: GuardDeps, tree: TreeDeps): void {
	const { action, resourceKind, prefix } = TREE_DOORS;
	const serve = (path: string, type: string, read: (rest: string) => Promise<string | Uint8Array | undefined>) =>
		app.get<{ Params: { "*"?: string } }>(
			`${prefix}/${path}`,
			{ config: { routeId: "tree", tallied: true } },
			async (request, reply) => {
				const call = openCall({ principal: request.principal, requestId: request.id, from: request.ip });
				const wanted = { action, resourceKind, resourceId: "*", mutates: false, tallied: true };
				const content = await guard(deps, call, wanted, () => read(request.params["*"] ?? ""));
				if (content === undefined) throw new SegwardError("not-found", { detail: "There is none yet." });
				return reply.type(type).send(content);
			},
		);
	serve("checkpoint", "text/plain; charset=utf-8", () => tree.transparency.checkpoint());
	serve("witnessed", "text/plain; charset=utf-8", () => tree.transparency.witnessed());
	serve("tile/*", "application/octet-stream", async (rest) => Buffer.from(await tileAt(tree, `tile/${rest}`)));
}
