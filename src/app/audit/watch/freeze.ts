import { z } from "zod";
import { SegwardError } from "../../../core/error/segward-error.ts";
import type { ControlStore } from "../../../ports/control-store.ts";
import type { UseCase } from "../../call.ts";
import { isoInstant, type Services } from "../../services.ts";

const SETTING = "freeze";

export const Freeze = z.object({ at: z.string(), by: z.string(), reason: z.string() });
export type Freeze = z.infer<typeof Freeze>;

const Kept = z.object({ frozen: Freeze.nullable() });

/** Since when, by whom and why nothing leaves this workspace in bulk; undefined where it may. */
export async function freezeOf(
	{ settings }: Pick<ControlStore, "settings">,
	workspaceId: string,
): Promise<Freeze | undefined> {
	const kept = await settings.get(workspaceId, SETTING);
	return kept === undefined ? undefined : (Kept.parse(kept).frozen ?? undefined);
}

/** @throws SegwardError `releases-frozen`: for whatever would hand out customers in bulk. */
export async function refuseWhileFrozen(store: Pick<ControlStore, "settings">, workspaceId: string): Promise<void> {
	const frozen = await freezeOf(store, workspaceId);
	if (frozen === undefined) return;
	throw new SegwardError("releases-frozen", {
		detail: `${frozen.by} froze what leaves in bulk on ${frozen.at.slice(0, 10)}.`,
		hint: "Whoever handles alerts ends it under Audit, Alerts.",
	});
}

/** Lasts until somebody ends it; a freeze that is there stays as it is. */
export async function freeze({ settings }: ControlStore, workspaceId: string, frozen: Freeze): Promise<void> {
	if ((await freezeOf({ settings }, workspaceId)) !== undefined) return;
	await settings.put(workspaceId, SETTING, { frozen }, frozen.at);
}

export function freezeReleases({
	store,
	clock,
}: Pick<Services, "store" | "clock">): UseCase<{ reason: string }, { frozen: Freeze | null }> {
	return async ({ workspaceId, principal }, { reason }) => {
		await freeze(store, workspaceId, { at: isoInstant(clock.now()), by: principal.name, reason });
		return { frozen: (await freezeOf(store, workspaceId)) ?? null };
	};
}

export function endFreeze({
	store,
	clock,
}: Pick<Services, "store" | "clock">): UseCase<{ reason: string }, { frozen: Freeze | null }> {
	return async (call) => {
		await store.settings.put(call.workspaceId, SETTING, { frozen: null }, isoInstant(clock.now()));
		call.note({ weakens: true });
		return { frozen: null };
	};
}
