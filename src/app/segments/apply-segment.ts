import type { Principal } from "../../core/access/principal.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import { compareDocuments } from "../../core/segments/compare-documents.ts";
import { parseSegmentDocument } from "../../core/segments/parse-document.ts";
import type { SegmentDocument } from "../../core/segments/segment-document.ts";
import type { SegmentRecord } from "../../core/segments/segment-record.ts";
import type { ControlStore } from "../../ports/control-store.ts";
import type { Call } from "../call.ts";
import { isoInstant, type Services } from "../services.ts";
import { approvalRequired } from "./approval/approval-required.ts";
import { newestSpec, withdrawReview } from "./approval/newest-version.ts";
import { authorOf } from "./author-of.ts";
import { checkDocument, refuseErrors } from "./check-segment.ts";
import { forbiddenUses } from "./forbidden-uses.ts";
import { showSegmentTo } from "./segment-view.ts";

/**
 * Creates a segment, or gives it a new version; a document equal to the newest version changes nothing. Where approval is
 * required, a new segment is a draft, and a new version waits beside the one that counts.
 */
export function applySegment(services: Services) {
	const { store, clock } = services;
	return async (call: Call, input: { name: string; document: unknown }) => {
		const { workspaceId, principal } = call;
		const document = parseSegmentDocument(input.document);
		if (document.metadata.name !== input.name) {
			throw new SegwardError("segment-file-invalid", {
				path: "metadata.name",
				detail: `The document is named ${document.metadata.name}, but the address says ${input.name}.`,
			});
		}
		refuseErrors(await checkDocument(services, workspaceId, document));
		const { purpose, rule } = document.spec;
		refuseErrors(await forbiddenUses(services, call, rule, "rule", purpose));
		const at = isoInstant(clock.now());
		call.note({ purpose });
		const counts = !(await approvalRequired(services, principal));
		const record = await store.transaction(async (inner) => {
			const existing = await inner.segments.findByName(workspaceId, input.name);
			return existing === undefined
				? create(inner, services.newId(), { principal, document, at, counts })
				: change(inner, existing, { principal, document, at, counts });
		});
		return showSegmentTo(services, call, record);
	};
}

interface Applied {
	principal: Principal;
	document: SegmentDocument;
	at: string;
	/** The version counts at once. */
	counts: boolean;
}

function create(store: ControlStore, id: string, { principal, document, at, counts }: Applied) {
	const { name, owner } = document.metadata;
	return store.segments.create(
		principal.workspaceId,
		{
			id,
			name,
			owner,
			state: counts ? "active" : "draft",
			approved: counts,
			...(counts ? {} : { review: "draft" }),
			spec: document,
			createdAt: at,
			updatedAt: at,
		},
		authorOf(principal),
	);
}

async function change(store: ControlStore, existing: SegmentRecord, applied: Applied): Promise<SegmentRecord> {
	const { principal, document, at, counts } = applied;
	const { workspaceId } = principal;
	const { id, approved } = existing;
	const changed = compareDocuments(await newestSpec(store, workspaceId, existing), document).length > 0;
	const waits = existing.review !== undefined;
	if (changed) {
		await withdrawReview(store, workspaceId, existing, at);
		await store.segments.addVersion(
			workspaceId,
			id,
			{ spec: document, author: authorOf(principal), counts: counts || !approved },
			at,
		);
	}
	const { owner } = document.metadata;
	if (counts && (changed || waits)) {
		const version = existing.newestVersion + (changed ? 1 : 0);
		const state = existing.state === "draft" && approved ? "draft" : "active";
		await store.segments.update(workspaceId, id, { version, state, approved: true, review: null, owner }, at);
	} else if (existing.state === "archived" && (approved ? !changed : true)) {
		await store.segments.update(workspaceId, id, { state: approved ? "active" : "draft" }, at);
	}
	if (!counts && changed) {
		const draft = approved ? {} : ({ state: "draft", owner } as const);
		await store.segments.update(workspaceId, id, { ...draft, review: "draft" }, at);
	}
	return (await store.segments.findByName(workspaceId, existing.name)) ?? existing;
}
