import type { Alert } from "../../../core/audit/watch/alert.ts";
import { alertOf, mergeAlert } from "../../../core/audit/watch/merge-alert.ts";
import type { Suspicion } from "../../../core/audit/watch/watch.ts";
import type { Services } from "../../services.ts";

type Deps = Pick<Services, "store" | "newId">;

/**
 * Raises an alert, or adds to the one that is there about the same. A watch that begins again where it was stopped finds again
 * what it had found: that changes nothing.
 *
 * @returns the alert where it is new.
 */
export async function raiseAlert(
	{ store, newId }: Deps,
	workspaceId: string,
	suspicion: Suspicion,
): Promise<Alert | undefined> {
	return store.transaction(async ({ alerts }) => {
		const { detection, subject } = suspicion;
		const known = await alerts.newest(workspaceId, detection, subject.key);
		const merged = known && mergeAlert(known, suspicion);
		if (known !== undefined && merged === undefined) return undefined;
		if (merged !== undefined && merged.state !== "closed") {
			await alerts.put(workspaceId, merged);
			return undefined;
		}
		const alert = alertOf(newId(), suspicion);
		await alerts.put(workspaceId, alert);
		return alert;
	});
}
