import { z } from "zod";
import type { AuditEntry } from "../../core/audit/entry.ts";
import type { Cancellation } from "../../core/cancellation.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import { isoInstant, type Services } from "../services.ts";

type Deps = Pick<Services, "store" | "audit" | "clock" | "newId" | "verifyLog" | "settings">;

const SETTING = "log-verified";
const DAY_MS = 86_400_000;
/** A log up to so many entries is verified whenever the server starts, too. */
const QUICK_ENTRIES = 100_000;
const MOST_CHARACTERS = 500;
const NO_VERDICT: readonly string[] = ["audit-unavailable", "cancelled"];

const Verified = z.object({
	/** When it was last tried. */
	at: z.string(),
	size: z.int().nonnegative(),
	/** The newest head under which the log verified; absent before the first. */
	checkpoint: z.string().optional(),
});
type Verified = z.infer<typeof Verified>;

/**
 * Has the independent verifier read the log once a day, against the newest head under which it verified. That is recorded;
 * a log that does not verify raises an alert, for the watch reads the record.
 */
export async function verificationRound(deps: Deps, signal?: Cancellation): Promise<void> {
	for (const { id, archivedAt } of await deps.store.workspaces.list()) {
		if (archivedAt === undefined) await verify(deps, id, signal);
	}
}

async function verify(deps: Deps, workspaceId: string, signal?: Cancellation): Promise<void> {
	const { store, clock, audit, settings } = deps;
	const kept = await store.settings.get(workspaceId, SETTING);
	const last = kept === undefined ? undefined : Verified.parse(kept);
	const at = isoInstant(clock.now());
	const isDaily = last !== undefined && clock.now() - Date.parse(last.at) >= DAY_MS;
	const isStart = last === undefined || (last.at < settings.startedAt && last.size <= QUICK_ENTRIES);
	if (!isDaily && !isStart) return;
	const { faults, verified } = await verdictOf(deps, workspaceId, last, signal);
	if (faults.length > 0 || isDaily) await audit.append(entryOf(deps, workspaceId, at, faults));
	await store.settings.put(workspaceId, SETTING, { size: 0, ...last, ...verified, at } satisfies Verified, at);
}

async function verdictOf({ verifyLog }: Deps, workspaceId: string, last: Verified | undefined, signal?: Cancellation) {
	try {
		const { faults, size, checkpoint } = await verifyLog(workspaceId, last?.checkpoint, signal);
		const isCut = size === 0 && last?.checkpoint !== undefined;
		if (isCut) return { faults: [`The log is empty, but had ${last.size} entries.`] };
		return faults.length > 0 || size === 0 ? { faults } : { faults, verified: { size, checkpoint } };
	} catch (error) {
		// Nothing is wrong with a log that is closed or was not read to its end.
		if (error instanceof SegwardError && NO_VERDICT.includes(error.code)) throw error;
		return { faults: ["The log cannot be read."] };
	}
}

function entryOf({ newId }: Deps, workspaceId: string, at: string, faults: readonly string[]): AuditEntry {
	const failed = faults.length > 0;
	return {
		at,
		workspaceId,
		actor: "segward",
		role: "system",
		action: "audit:verify",
		resource: "auditlog/*",
		decision: "allow",
		outcome: failed ? "failed" : "done",
		...(failed ? { because: faults.join(" ").slice(0, MOST_CHARACTERS) } : {}),
		requestId: newId(),
	};
}
