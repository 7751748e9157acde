import { DEFAULT_WATCH_SETTINGS, type WatchSettings } from "../../../core/audit/watch/settings.ts";
import type { Call } from "../../call.ts";
import { isoInstant, type Services } from "../../services.ts";

type Deps = Pick<Services, "store">;

/** How a workspace has set its watch; version 0 is as shipped. */
export async function watchSettingsOf(
	{ store }: Deps,
	workspaceId: string,
): Promise<{ version: number; settings: WatchSettings }> {
	const [newest] = await store.watch.settings(workspaceId, 1);
	return newest ?? { version: 0, settings: DEFAULT_WATCH_SETTINGS };
}

/** Keeps changed settings as a new version. @throws SegwardError `state-conflict`. */
export async function changeWatchSettings(
	{ store, clock }: Deps & Pick<Services, "clock">,
	{ workspaceId, principal }: Call,
	change: (before: WatchSettings) => WatchSettings,
): Promise<WatchSettings> {
	return store.transaction(async (inner) => {
		const { version, settings: before } = await watchSettingsOf({ store: inner }, workspaceId);
		const settings = change(before);
		const at = isoInstant(clock.now());
		await inner.watch.addSettings(workspaceId, { version: version + 1, settings, author: principal.name, at });
		return settings;
	});
}
