import { StoredAuditEntry } from "../../../core/audit/entry.ts";
import type { Alert } from "../../../core/audit/watch/alert.ts";
import { DETECTIONS } from "../../../core/audit/watch/detections/all.ts";
import type { WatchSettings } from "../../../core/audit/watch/settings.ts";
import { Watch } from "../../../core/audit/watch/watch.ts";
import type { OpenedEntry } from "../../../ports/transparency-log.ts";
import type { Services } from "../../services.ts";
import { type NotifyDeps, notify } from "./notify.ts";
import { raiseAlert } from "./raise-alert.ts";
import { type RespondDeps, record, respond } from "./respond.ts";
import { watchSettingsOf } from "./settings-of.ts";

export type LogWatchDeps = NotifyDeps &
	RespondDeps &
	Pick<Services, "transparency" | "report"> & {
		/** Grows with time, whatever is done to the clock. */
		monotonicMs(): number;
	};

const ENTRIES_A_BATCH = 500;
/** After so many entries without an alert, or so long, what the watch remembers is kept. */
const KEEP_AFTER_ENTRIES = 20_000;
const KEEP_AFTER_MS = 60_000;
const CLOCK_STEP_MS = 30_000;

interface Followed {
	version: number;
	settings: WatchSettings;
	watch: Watch;
	leaf: number;
	/** Entries seen since it was last kept, and when that was. */
	unkept: number;
	keptAtMs: number;
}

/**
 * Follows the access log of every workspace from where it was, and raises alerts. It reads what is durable already, and
 * nothing waits for it. What was seen since the watch was last kept is seen again after a crash, and found again only once.
 */
export class LogWatch {
	readonly #deps: LogWatchDeps;
	readonly #followed = new Map<string, Followed>();
	#clock: { wallMs: number; monotonicMs: number } | undefined;
	#closed = false;

	constructor(deps: LogWatchDeps) {
		this.#deps = deps;
	}

	/** Looks at all that is new; to be called every second or so. */
	async round(): Promise<void> {
		const workspaces = await this.#deps.store.workspaces.list();
		await this.#lookAtClock(workspaces.map(({ id }) => id));
		for (const { id } of workspaces) {
			if (!this.#closed) await this.#follow(id);
		}
	}

	/** Keeps what is remembered. */
	async close(): Promise<void> {
		this.#closed = true;
		for (const [workspaceId, followed] of this.#followed) {
			if (followed.unkept > 0) await this.#keep(workspaceId, followed);
		}
	}

	async #follow(workspaceId: string): Promise<void> {
		const followed = await this.#open(workspaceId);
		const raised: Alert[] = [];
		for (;;) {
			const batch = await this.#deps.transparency.payloads(workspaceId, followed.leaf, ENTRIES_A_BATCH);
			for (const opened of batch) raised.push(...(await this.#look(workspaceId, followed, opened)));
			followed.unkept += batch.length;
			if (followed.unkept >= KEEP_AFTER_ENTRIES) await this.#keep(workspaceId, followed);
			if (batch.length < ENTRIES_A_BATCH || this.#closed) break;
		}
		const isLongAgo = followed.unkept > 0 && this.#deps.clock.now() - followed.keptAtMs > KEEP_AFTER_MS;
		if (raised.length > 0 || isLongAgo) await this.#keep(workspaceId, followed);
		if (raised.length > 0) await notify(this.#deps, workspaceId, raised, followed.settings);
	}

	/** Text that was erased says nothing any more. */
	async #look(workspaceId: string, followed: Followed, { no, leafIndex, payload }: OpenedEntry): Promise<Alert[]> {
		followed.leaf = leafIndex;
		if (payload === "") return [];
		const entry = StoredAuditEntry.parse({ ...JSON.parse(payload), no });
		const raised: Alert[] = [];
		for (const suspicion of followed.watch.step(entry)) {
			const alert = await raiseAlert(this.#deps, workspaceId, suspicion);
			if (alert === undefined) continue;
			raised.push(alert);
			await record(this.#deps, workspaceId, "alert:raise", `alert/${alert.id}`, "done", alert.detection);
			const responses = followed.settings.tunings[alert.detection]?.responses ?? [];
			await respond(this.#deps, workspaceId, alert, responses);
		}
		return raised;
	}

	/** Where settings were changed, the watch goes on with the new ones. */
	async #open(workspaceId: string): Promise<Followed> {
		const known = this.#followed.get(workspaceId);
		const { version, settings } = await watchSettingsOf(this.#deps, workspaceId);
		if (known?.version === version) return known;
		const position = known
			? { leaf: known.leaf, state: known.watch.state() }
			: await this.#deps.store.watch.position(workspaceId);
		const followed = {
			version,
			settings,
			watch: new Watch(DETECTIONS, settings, position?.state),
			leaf: position?.leaf ?? -1,
			unkept: known?.unkept ?? 0,
			keptAtMs: known?.keptAtMs ?? this.#deps.clock.now(),
		};
		this.#followed.set(workspaceId, followed);
		return followed;
	}

	async #keep(workspaceId: string, followed: Followed): Promise<void> {
		await this.#deps.store.watch.keepPosition(workspaceId, { leaf: followed.leaf, state: followed.watch.state() });
		followed.unkept = 0;
		followed.keptAtMs = this.#deps.clock.now();
	}

	/** A clock that moved by more than time passed is recorded in every workspace. */
	async #lookAtClock(workspaceIds: readonly string[]): Promise<void> {
		const now = { wallMs: this.#deps.clock.now(), monotonicMs: this.#deps.monotonicMs() };
		const last = this.#clock;
		this.#clock = now;
		if (last === undefined) return;
		const step = now.wallMs - last.wallMs - (now.monotonicMs - last.monotonicMs);
		if (Math.abs(step) < CLOCK_STEP_MS) return;
		for (const id of workspaceIds) await record(this.#deps, id, "clock:step", "installation/*", "done");
	}
}
