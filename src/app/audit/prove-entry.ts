import { SegwardError } from "../../core/error/segward-error.ts";
import type { Call } from "../call.ts";
import type { Services } from "../services.ts";

/** @throws SegwardError `not-found` for a number that this workspace's log does not have. */
export function proveAuditEntry({ transparency }: Pick<Services, "transparency">) {
	return async (call: Call, input: { no: number }) => {
		const proven = await transparency.prove(call.workspaceId, input.no);
		if (proven === undefined) throw new SegwardError("not-found", { detail: "The access log has no such entry." });
		return { ...proven, verifierKey: transparency.verifierKey };
	};
}
