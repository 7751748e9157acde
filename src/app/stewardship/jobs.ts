import { rolesText } from "../../core/access/roles-text.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import type { Call } from "../call.ts";
import type { ImportProgress } from "../intake/imports.ts";
import type { JobNotice, RunningJob } from "../jobs.ts";
import { mayAct } from "../may-act.ts";
import type { ExtractProgress } from "../privacy/extracts/run-extract.ts";
import type { RefreshProgress } from "../segments/refresh-segments.ts";
import type { Services } from "../services.ts";

const PERCENT = 100;

/** Imports, refreshes, extracts and synthetic rows that run now, oldest first; only those that the caller's role may know of. */
export function listJobs(services: Services) {
	return async (call: Call, _input: unknown) => {
		const sees = {
			import: mayAct(services, call, "import:list", "Import"),
			refresh: true,
			extract: mayAct(services, call, "extract:list", "Extract"),
			synthetic: mayAct(services, call, "synthetic:make", "Extract", { fresh: true }),
		};
		const bringsData = mayAct(services, call, "import:create", "Import");
		const jobs = services.jobs.list(call.workspaceId);
		return {
			items: jobs
				.filter(({ notice }) => sees[notice.kind])
				.map((job) => {
					const { workspaceId: _, ...notice } = job.notice;
					return {
						...notice,
						progress: amountOf(job, bringsData),
						cancellable: mayCancel(services, call, notice.kind),
					};
				}),
		};
	};
}

/** @throws SegwardError `not-found` once it has ended, `action-forbidden`. */
export function cancelJob(services: Services) {
	const { jobs } = services;
	return async (call: Call, input: { id: string }) => {
		const kind = jobs.find(call.workspaceId, input.id)?.notice.kind;
		if (kind !== undefined && !mayCancel(services, call, kind)) {
			throw new SegwardError("action-forbidden", {
				detail: `The roles ${rolesText(call.principal.roles)} may not cancel this job.`,
			});
		}
		if (!jobs.cancel(call.workspaceId, input.id)) {
			throw new SegwardError("not-found", { detail: "No such job is running.", hint: "It may have ended already." });
		}
		return { cancelled: true as const };
	};
}

function mayCancel(services: Services, call: Call, kind: JobNotice["kind"]): boolean {
	if (kind === "extract") return mayAct(services, call, "extract:create", "Extract");
	if (kind === "synthetic") return mayAct(services, call, "synthetic:make", "Extract", { fresh: true });
	return (
		mayAct(services, call, "job:cancel", "Job") &&
		(kind === "import"
			? mayAct(services, call, "import:cancel", "Import")
			: mayAct(services, call, "segment:refresh", "Segment"))
	);
}

/** How large a file is, is for those who bring data in: others see how far it is, in hundredths. */
function amountOf({ notice, progress }: RunningJob, bringsData: boolean) {
	if (notice.kind === "extract" || notice.kind === "synthetic") {
		const { done, total } = progress as ExtractProgress;
		return { done, total: total === 0 ? undefined : total, unit: "steps" as const };
	}
	if (notice.kind === "refresh") {
		const { slicesDone, slicesTotal } = progress as RefreshProgress;
		return { done: slicesDone, total: slicesTotal === 0 ? undefined : slicesTotal, unit: "slices" as const };
	}
	const { counts, bytesRead, bytesTotal } = progress as ImportProgress;
	if (!bringsData) {
		const done = bytesTotal === undefined ? 0 : Math.floor(Math.min(1, bytesRead / Math.max(1, bytesTotal)) * PERCENT);
		return { done, total: bytesTotal === undefined ? undefined : PERCENT, unit: "steps" as const };
	}
	if (bytesTotal === undefined) return { done: counts.rowsRead, unit: "rows" as const };
	return { done: Math.min(bytesRead, bytesTotal), total: bytesTotal, unit: "bytes" as const };
}
