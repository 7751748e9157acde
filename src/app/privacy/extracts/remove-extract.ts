import type { Call } from "../../call.ts";
import type { Services } from "../../services.ts";
import { dropExtract, findExtract } from "./find-extract.ts";
import { viewExtract } from "./sees-all-rows.ts";

/** Stops it where it runs, and removes its rows. That it was made stays known. */
export function removeExtract(services: Services) {
	return async (call: Call, input: { id: string }) => {
		const { id, state } = await findExtract(services, call.workspaceId, input.id);
		if (state === "running") services.jobs.cancel(call.workspaceId, id);
		else await dropExtract(services.store, call.workspaceId, id);
		return viewExtract(services, call, await findExtract(services, call.workspaceId, id));
	};
}
