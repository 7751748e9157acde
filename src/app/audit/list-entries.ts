import { SegwardError } from "../../core/error/segward-error.ts";
import type { Call } from "../call.ts";
import type { Services } from "../services.ts";

/** The access log of the caller's workspace, newest first. */
export function listAuditEntries({ audit }: Services) {
	return async (
		call: Call,
		input: {
			cursor?: string;
			limit: number;
			action?: string;
			actor?: string;
			decision?: "allow" | "deny";
			resource?: string;
		},
	) => {
		const before = input.cursor === undefined ? undefined : Number(input.cursor);
		if (before !== undefined && !(Number.isSafeInteger(before) && before > 0)) {
			throw new SegwardError("request-invalid", { detail: "The cursor is not one of ours.", path: "cursor" });
		}
		const { limit, action, actor, decision, resource } = input;
		const filter = { action, actor, decision, resource };
		const items = await audit.list({ workspaceId: call.workspaceId, before, limit, ...filter });
		return { items, cursor: items.length === limit ? String(items.at(-1)?.no) : undefined };
	};
}
