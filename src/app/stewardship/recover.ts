import { withoutExpired } from "../privacy/extracts/find-extract.ts";
import { pruneMemberships } from "../segments/refresh-segments.ts";
import { isoInstant, type Services } from "../services.ts";

/**
 * Puts the house in order after a stop at any moment: what was running is marked failed, what no record names is dropped.
 * Nothing acknowledged is touched. Runs before any door opens.
 */
export async function recover(services: Services): Promise<void> {
	const { store, data, clock } = services;
	const finishedAt = isoInstant(clock.now());
	for (const { id: workspaceId } of await store.workspaces.list()) {
		for (const one of await store.imports.running(workspaceId)) {
			await store.imports.update(workspaceId, one.id, {
				state: "failed",
				errorCode: "interrupted",
				errorDetail: "Segward stopped while this import was running; nothing of it was kept. Import the file again.",
				finishedAt,
			});
		}
		for (const one of await store.refreshes.running(workspaceId)) {
			await store.refreshes.finish(workspaceId, one.no, { state: "failed", errorCode: "interrupted" });
		}
		for (const one of await store.extracts.list(workspaceId)) {
			await withoutExpired(services, workspaceId, one);
			if (one.state !== "running") continue;
			await store.extracts.dropRows(workspaceId, one.id);
			await store.extracts.update(workspaceId, one.id, { state: "failed", errorCode: "interrupted", finishedAt });
		}
		await data.createWorkspace(workspaceId);
		await collectGarbage(services, workspaceId);
		await pruneMemberships(services, workspaceId);
	}
}

/** Drops engine tables that neither the current data version nor an open quarantine needs. */
export async function collectGarbage({ store, data }: Services, workspaceId: string): Promise<void> {
	const current = await store.dataVersions.current(workspaceId);
	const open = (await store.imports.quarantine(workspaceId)).filter((group) => group.state === "open");
	const importIds = new Set(open.map((group) => group.importId));
	const imports = await Promise.all([...importIds].map((id) => store.imports.find(workspaceId, id)));
	await data.collectGarbage(workspaceId, {
		current,
		quarantineOf: imports.flatMap((one) => (one ? [one.no] : [])),
	});
}
