import type { StoredAuditEntry } from "./entry.ts";
import { ocsfActivity } from "./ocsf/activity.ts";
import { OCSF_VERSION, type OcsfEvent } from "./ocsf/event.ts";

const STATUSES = {
	done: { status_id: 1, status: "Success" },
	failed: { status_id: 2, status: "Failure" },
	refused: { status_id: 2, status: "Failure" },
	started: { status_id: 99, status: "Started" },
} as const;

const INFORMATIONAL = { severity_id: 1, severity: "Informational" };
const LOW = { severity_id: 2, severity: "Low" };
const MEDIUM = { severity_id: 3, severity: "Medium" };

/** An entry of the access log as an OCSF 1.3 event. */
export function ocsfEvent(entry: StoredAuditEntry, productVersion: string): OcsfEvent {
	const { action, resource, actor, actorId } = entry;
	const activity = ocsfActivity(action);
	const user = { name: actor, ...(actorId === undefined ? {} : { uid: actorId }) };
	const [type = "", ...rest] = resource.split("/");
	const thing = { type, uid: rest.join("/") };
	const base = {
		activity_id: activity.id,
		activity_name: activity.name,
		time: Date.parse(entry.at),
		...severityOf(entry),
		...STATUSES[entry.outcome],
		...(entry.reason === undefined ? {} : { status_code: entry.reason }),
		message: `${actor}: ${action} ${resource}, ${entry.outcome}`,
		metadata: metadataOf(entry, productVersion),
		actor: { user },
		src_endpoint: endpointOf(entry.from),
		unmapped: unmappedOf(entry),
	};
	switch (activity.class) {
		case "authentication":
			return { ...base, ...inClass(3002, "Authentication", activity.id), user, service: { name: "Segward" } };
		case "authorization":
			return { ...base, ...inClass(3003, "Authorize Session", activity.id), user, privileges: [entry.role] };
		case "entity":
			return { ...base, ...inClass(3004, "Entity Management", activity.id), entity: thing };
		case "api": {
			const api = { operation: action };
			return { ...base, ...inClass(6003, "API Activity", activity.id), api, resources: [thing] };
		}
	}
}

function inClass<C extends 3002 | 3003 | 3004 | 6003>(uid: C, name: string, activityId: number) {
	const category = uid === 6003 ? [6, "Application Activity"] : [3, "Identity & Access Management"];
	return {
		category_uid: category[0] as C extends 6003 ? 6 : 3,
		category_name: String(category[1]),
		class_uid: uid,
		class_name: name,
		type_uid: uid * 100 + activityId,
	};
}

function severityOf({ outcome, breakGlass }: StoredAuditEntry) {
	if (outcome === "refused" || breakGlass !== undefined) return MEDIUM;
	return outcome === "failed" ? LOW : INFORMATIONAL;
}

function metadataOf({ workspaceId, no, requestId }: StoredAuditEntry, version: string): OcsfEvent["metadata"] {
	return {
		version: OCSF_VERSION,
		product: { name: "Segward", vendor_name: "Segward", version },
		uid: `${workspaceId}/${no}`,
		sequence: no,
		log_name: "access log",
		tenant_uid: workspaceId,
		correlation_uid: requestId,
	};
}

/** A network address, or what stands in the log where there is none, such as `local`. */
function endpointOf(from: string | undefined): OcsfEvent["src_endpoint"] {
	if (from !== undefined && /^[0-9a-f.:]*[.:][0-9a-f.:]*$/i.test(from)) return { ip: from };
	return { name: from ?? "unknown" };
}

const MAPPED: ReadonlySet<string> = new Set([
	"no",
	"at",
	"workspaceId",
	"actor",
	"actorId",
	"action",
	"resource",
	"reason",
	"from",
	"requestId",
	// Would let a reader compare who was shown when.
	"customerRefs",
]);

function unmappedOf(entry: StoredAuditEntry): Record<string, unknown> {
	return Object.fromEntries(Object.entries(entry).filter(([key, value]) => !MAPPED.has(key) && value !== undefined));
}
