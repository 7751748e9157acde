import { DOOR_ACTIONS } from "../api/create-api.ts";
import type { Handlers } from "../api/handlers.ts";
import {
	allowBreakGlass,
	endBreakGlass,
	listBreakGlass,
	listBreakGlassAllowances,
	reviewBreakGlass,
} from "../app/access/break-glass/settle.ts";
import { startBreakGlass } from "../app/access/break-glass/start.ts";
import { createToken, listAllTokens, listTokens, revokeOwnToken, revokeToken, whoAmI } from "../app/access/tokens.ts";
import { auditActivity } from "../app/audit/activity.ts";
import { showAuditChanges } from "../app/audit/changes/show-changes.ts";
import { eraseAuditEntries } from "../app/audit/erase-entries.ts";
import { exportAuditEntries } from "../app/audit/export-entries.ts";
import { listAuditEntries } from "../app/audit/list-entries.ts";
import { proveAuditEntry } from "../app/audit/prove-entry.ts";
import { listAuditPayloads, showAuditLog, tileAt } from "../app/audit/read-tree.ts";
import { listAuditReviews, showAuditReview, startAuditReview } from "../app/audit/reviews/reviews.ts";
import { listReviewSchedules, putReviewSchedule } from "../app/audit/reviews/schedules.ts";
import { signAuditReview } from "../app/audit/reviews/sign-review.ts";
import { createAuditView, listAuditViews, removeAuditView, updateAuditView } from "../app/audit/views.ts";
import { listEventNames } from "../app/catalogue/event-names.ts";
import { fieldDistribution } from "../app/catalogue/field-distribution.ts";
import { fieldUses } from "../app/catalogue/field-uses.ts";
import { listFields, updateField } from "../app/catalogue/fields.ts";
import { createImport } from "../app/intake/create-import.ts";
import { viewed } from "../app/intake/import-view.ts";
import { cancelImport, getImport, getImportMapping, listImports } from "../app/intake/imports.ts";
import { getMapping, listMappings, removeMapping, saveMapping } from "../app/intake/mappings.ts";
import { proposeMapping } from "../app/intake/propose-mapping.ts";
import { discardQuarantine, listQuarantine, listQuarantinedRows } from "../app/intake/quarantine.ts";
import { replayQuarantine } from "../app/intake/replay-quarantine.ts";
import { uploadImport } from "../app/intake/upload-import.ts";
import { removeMask, setMask, weakenMask } from "../app/privacy/change-masks.ts";
import { viewCustomer } from "../app/privacy/customer-view.ts";
import { getMask, listMasks } from "../app/privacy/list-masks.ts";
import { listSizeCharges } from "../app/privacy/list-size-charges.ts";
import { setSizeBudget, showSizeBudget } from "../app/privacy/show-size-budget.ts";
import { tryMasks } from "../app/privacy/try-masks.ts";
import { unmaskCustomer } from "../app/privacy/unmask-customer.ts";
import { applySegment } from "../app/segments/apply-segment.ts";
import { approveSegment } from "../app/segments/approval/approve-segment.ts";
import { returnSegment } from "../app/segments/approval/return-segment.ts";
import { listSegmentReviews } from "../app/segments/approval/reviews.ts";
import { setApproval, showApproval } from "../app/segments/approval/setting.ts";
import { submitSegment } from "../app/segments/approval/submit-segment.ts";
import { checkSegment } from "../app/segments/check-segment.ts";
import { compareSegments } from "../app/segments/compare-segments.ts";
import { explainSegment } from "../app/segments/explain-segment.ts";
import { segmentHistory } from "../app/segments/history.ts";
import { exportSegments, getSegment, listSegments, segmentUses } from "../app/segments/list-segments.ts";
import { listLists, removeList, uploadList } from "../app/segments/lists.ts";
import { listMembers, lookupMember } from "../app/segments/members.ts";
import { overlapSegments } from "../app/segments/overlap-segments.ts";
import { previewSegment } from "../app/segments/preview-segment.ts";
import { refreshSegments } from "../app/segments/refresh-segments.ts";
import { SegmentIndex } from "../app/segments/segment-index.ts";
import { archiveSegment, setSegmentState } from "../app/segments/set-state.ts";
import { applyTrait, getTrait, listTraits, removeTrait } from "../app/segments/traits.ts";
import { diffVersions, listSegmentVersions } from "../app/segments/versions.ts";
import type { Services } from "../app/services.ts";
import { listFindings } from "../app/stewardship/findings.ts";
import { cancelJob, listJobs } from "../app/stewardship/jobs.ts";
import { listOutbox, showMessage } from "../app/stewardship/outbox.ts";
import { overview } from "../app/stewardship/overview.ts";
import { search } from "../app/stewardship/search.ts";
import { installationStatus } from "../app/stewardship/status.ts";
import { auditTargetHandlersOf } from "./audit-target-handlers.ts";
import { deviceHandlersOf } from "./device-handlers.ts";
import { extractHandlersOf } from "./extract-handlers.ts";
import { federationHandlersOf } from "./federation-handlers.ts";
import { peopleHandlersOf } from "./people-handlers.ts";
import { policyHandlersOf } from "./policy-handlers.ts";
import { signInHandlersOf } from "./sign-in-handlers.ts";
import { trainingHandlersOf } from "./training-handlers.ts";
import { watchHandlersOf } from "./watch-handlers.ts";
import { workspaceHandlersOf } from "./workspace-handlers.ts";

/** The use case behind every door. */
export function handlersOf(services: Services): Handlers {
	const index = new SegmentIndex(services.store);
	return {
		createImport: viewed(services, createImport(services)),
		uploadImport: viewed(services, uploadImport(services)),
		listImports: listImports(services),
		getImport: viewed(services, getImport(services)),
		getImportMapping: getImportMapping(services),
		cancelImport: viewed(services, cancelImport(services)),
		listQuarantine: listQuarantine(services),
		listQuarantinedRows: listQuarantinedRows(services),
		replayQuarantine: viewed(services, replayQuarantine(services)),
		discardQuarantine: discardQuarantine(services),
		proposeMapping: proposeMapping(services),
		listMappings: listMappings(services),
		getMapping: getMapping(services),
		saveMapping: saveMapping(services),
		removeMapping: removeMapping(services),
		listFields: listFields(services),
		updateField: updateField(services),
		fieldDistribution: fieldDistribution(services),
		fieldUses: fieldUses(services, index),
		listEventNames: listEventNames(services),
		checkSegment: checkSegment(services),
		applySegment: applySegment(services),
		listSegments: listSegments(services, index),
		exportSegments: exportSegments(services),
		getSegment: getSegment(services),
		archiveSegment: archiveSegment(services, index),
		setSegmentState: setSegmentState(services, index),
		segmentUses: segmentUses(services, index),
		listSegmentVersions: listSegmentVersions(services),
		diffVersions: diffVersions(services),
		previewSegment: previewSegment(services),
		explainSegment: explainSegment(services),
		refreshSegments: refreshSegments(services),
		segmentHistory: segmentHistory(services),
		listMembers: listMembers(services),
		lookupMember: lookupMember(services),
		overlapSegments: overlapSegments(services),
		compareSegments: compareSegments(services),
		listBreakGlass: listBreakGlass(services),
		startBreakGlass: startBreakGlass(services),
		endBreakGlass: endBreakGlass(services),
		reviewBreakGlass: reviewBreakGlass(services),
		listBreakGlassAllowances: listBreakGlassAllowances(services),
		allowBreakGlass: allowBreakGlass(services),
		submitSegment: submitSegment(services),
		approveSegment: approveSegment(services),
		returnSegment: returnSegment(services),
		listSegmentReviews: listSegmentReviews(services),
		showApproval: showApproval(services),
		setApproval: setApproval(services),
		listTraits: listTraits(services),
		getTrait: getTrait(services),
		applyTrait: applyTrait(services, index),
		removeTrait: removeTrait(services),
		listLists: listLists(services),
		uploadList: uploadList(services),
		removeList: removeList(services),
		listAuditEntries: listAuditEntries(services),
		searchAuditEntries: listAuditEntries(services),
		exportAuditEntries: exportAuditEntries(services),
		auditActivity: auditActivity(services),
		eraseAuditEntries: eraseAuditEntries(services),
		listAuditViews: listAuditViews(services),
		createAuditView: createAuditView(services),
		updateAuditView: updateAuditView(services),
		removeAuditView: removeAuditView(services),
		showAuditLog: showAuditLog(services),
		readAuditTile: async (_call, { path }) => ({
			content: Buffer.from(await tileAt(services, path)).toString("base64"),
		}),
		listAuditPayloads: listAuditPayloads(services),
		proveAuditEntry: proveAuditEntry(services),
		showAuditChanges: showAuditChanges(services),
		listAuditReviews: listAuditReviews(services),
		showAuditReview: showAuditReview(services),
		startAuditReview: startAuditReview(services),
		signAuditReview: signAuditReview(services),
		listReviewSchedules: listReviewSchedules(services),
		putReviewSchedule: putReviewSchedule(services),
		listFindings: listFindings(services),
		whoAmI: whoAmI({ policies: services.policies, doors: DOOR_ACTIONS }),
		listTokens: listTokens(services),
		createToken: createToken(services),
		listAllTokens: listAllTokens(services),
		revokeToken: revokeToken(services),
		revokeOwnToken: revokeOwnToken(services),
		...signInHandlersOf(services),
		...policyHandlersOf(services),
		installationStatus: installationStatus(services),
		listJobs: listJobs(services),
		cancelJob: cancelJob(services),
		overview: overview(services, index),
		search: search(services, index),
		listOutbox: listOutbox(services),
		showMessage: showMessage(services),
		...peopleHandlersOf(services),
		...trainingHandlersOf(services),
		...deviceHandlersOf(services),
		...federationHandlersOf(services),
		...workspaceHandlersOf(services),
		...watchHandlersOf(services),
		...auditTargetHandlersOf(services),
		showSizeBudget: showSizeBudget(services),
		setSizeBudget: setSizeBudget(services),
		listSizeCharges: listSizeCharges(services),
		viewCustomer: viewCustomer(services),
		unmaskCustomer: unmaskCustomer(services),
		listMasks: listMasks(services),
		getMask: getMask(services),
		tryMasks: tryMasks(services),
		setMask: setMask(services),
		weakenMask: weakenMask(services),
		removeMask: removeMask(services),
		...extractHandlersOf(services),
	};
}
