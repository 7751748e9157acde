import type { Field } from "../../../core/catalogue/field.ts";
import { SegwardError } from "../../../core/error/segward-error.ts";
import { refuseBarredFields } from "../../../core/privacy/extract/column-roles.ts";
import { ExtractPlan } from "../../../core/privacy/extract/extract-plan.ts";
import type { ExtractRecord } from "../../../core/privacy/extract/extract-record.ts";
import { refuseWrongHierarchies } from "../../../core/privacy/extract/own-hierarchy.ts";
import type { Call } from "../../call.ts";
import { fieldAccess, refuseFields } from "../../catalogue/field-access.ts";
import { withCurrentVersion } from "../../segments/current-version.ts";
import { fieldsOfRule } from "../../segments/fields-of-rule.ts";
import { findSegment, latestRefresh } from "../../segments/find-segment.ts";
import { documentOf } from "../../segments/segment-view.ts";
import { isoInstant, type Services } from "../../services.ts";
import { masksFor } from "../masks-for.ts";
import { withoutExpired } from "./find-extract.ts";
import { refuseMaskedForExport } from "./masked-for-export.ts";
import { payForRows } from "./rows-of-extract.ts";
import { hasPopulation, runExtract } from "./run-extract.ts";
import { seesAllRows } from "./sees-all-rows.ts";

const DAY_MS = 86_400_000;
/** Changes with what a plan promises or how that is kept: an extract made before is not given again. */
const MAKING = 2;

export interface ExtractRequest {
	segment: string;
	plan: unknown;
	keepDays: number;
	/** Of all members, for whoever may see how many they are. */
	allRows: boolean;
	background: boolean;
}

/**
 * Makes an anonymised extract of a segment's newest membership. The same segment, members, data and plan give the extract
 * that is there already, and free: a second one would tell more than the first. In the background, answers once it is
 * started.
 *
 * @throws SegwardError `extract-refused`, `hierarchy-invalid`, `field-forbidden`, `not-found`, `state-conflict`,
 *   `size-budget-used-up`, `size-ledger-unavailable`.
 */
export function createExtract(services: Services) {
	const { store, clock, newId, jobs } = services;
	return async (call: Call, input: ExtractRequest): Promise<ExtractRecord> => {
		const { workspaceId } = call;
		const plan = ExtractPlan.parse(input.plan);
		refuseWrongHierarchies(plan);
		const segment = await findSegment(store, workspaceId, input.segment);
		const { purpose, rule } = documentOf(segment).spec;
		const fields = await chosenFields(services, workspaceId, plan);
		const access = fieldAccess(services, call);
		refuseFields(access, "field:see", [...fields, ...(await fieldsOfRule(store, workspaceId, rule))], purpose);
		refuseMaskedForExport(await masksFor(services, call, { purpose, context: "export" }), fields);
		call.note({ fields: fields.map(({ name }) => name), purpose });
		const { allRows } = input;
		if (allRows && !(await seesAllRows(services, call, segment.name))) throw allRowsRefused();
		const refresh = await latestRefresh(store, workspaceId, segment);
		const current = await store.dataVersions.current(workspaceId);
		const dataVersion = current.version;
		const likeness = services.digest(
			JSON.stringify([MAKING, segment.no, refresh.segmentVersion, refresh.dataVersion, dataVersion, plan, allRows]),
		);
		const others = (await store.extracts.list(workspaceId)).filter((one) => one.segment === segment.name);
		for (const one of others) {
			if (one.likeness === likeness && (await withoutExpired(services, workspaceId, one)).state === "done") {
				call.note({ resourceId: one.id });
				return one;
			}
		}
		const withPopulation = hasPopulation(current);
		const rows = await payForRows(services, call, { refresh, k: plan.k, allRows, withPopulation });
		const record: ExtractRecord = {
			id: newId(),
			segment: segment.name,
			purpose,
			state: "running",
			plan,
			likeness,
			...(allRows ? {} : { drawn: true }),
			members: rows.members,
			membersAsOf: refresh.asOf,
			dataVersion,
			earlier: others.filter(({ state }) => state === "done" || state === "removed").length,
			startedBy: call.principal.name,
			startedAt: isoInstant(clock.now()),
			expiresAt: isoInstant(clock.now() + input.keepDays * DAY_MS),
			downloads: 0,
		};
		await store.extracts.create(workspaceId, record);
		call.note({ resourceId: record.id });
		const membership = { segmentNo: segment.no, refreshNo: refresh.no };
		const caller = input.background ? { ...call, signal: undefined } : call;
		const work = withCurrentVersion(services, workspaceId, (version) =>
			runExtract(services, caller, { record, fields, membership, version, rows, withPopulation }),
		);
		const tracked = jobs.track(work);
		if (!input.background) return tracked;
		// How it ends stands in its record.
		tracked.catch((error: unknown) => error instanceof SegwardError || services.report(error, call.requestId));
		return record;
	};
}

function allRowsRefused(): SegwardError {
	return new SegwardError("extract-refused", {
		path: "allRows",
		detail: "All rows tell how many members there are, and you may see no exact size of this segment.",
		hint: "Leave allRows out: then so many members are drawn at random as the protected size allows.",
	});
}

/** In the order of the plan. @throws SegwardError `extract-refused`, `not-found`. */
async function chosenFields({ store }: Services, workspaceId: string, plan: ExtractPlan): Promise<Field[]> {
	const known = (await store.fields.list(workspaceId)).filter(({ kind }) => kind !== "property");
	const fields = plan.columns.map(({ field }) => {
		const found =
			known.find(({ name, kind }) => name === field && kind === "attribute") ??
			known.find(({ name }) => name === field);
		if (found !== undefined) return found;
		throw new SegwardError("not-found", {
			path: field,
			detail: `There is no attribute ${field}.`,
			hint: "List the fields of the catalogue to see their names.",
		});
	});
	refuseBarredFields(fields);
	return fields;
}
