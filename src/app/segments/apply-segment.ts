import { SegwardError } from "../../core/error/segward-error.ts";
import { compareDocuments } from "../../core/segments/compare-documents.ts";
import { parseSegmentDocument } from "../../core/segments/parse-document.ts";
import type { Call } from "../call.ts";
import { isoInstant, type Services } from "../services.ts";
import { authorOf } from "./author-of.ts";
import { checkDocument, refuseErrors } from "./check-segment.ts";
import { showSegment } from "./segment-view.ts";

/**
 * Creates a segment, or gives it a new version; a document equal to the current version changes nothing.
 * In this release a segment is active at once; approval by a colleague follows with the roles for it.
 */
export function applySegment(services: Services) {
	const { store, clock } = services;
	return async (call: Call, input: { name: string; document: unknown }) => {
		const document = parseSegmentDocument(input.document);
		if (document.metadata.name !== input.name) {
			throw new SegwardError("segment-file-invalid", {
				path: "metadata.name",
				detail: `The document is named ${document.metadata.name}, but the address says ${input.name}.`,
			});
		}
		refuseErrors(await checkDocument(services, call.workspaceId, document));
		const at = isoInstant(clock.now());
		const author = authorOf(call.principal);
		call.note({ purpose: document.spec.purpose });
		const record = await store.transaction(async (inner) => {
			const existing = await inner.segments.findByName(call.workspaceId, input.name);
			if (!existing) {
				return inner.segments.create(
					call.workspaceId,
					{
						id: services.newId(),
						name: input.name,
						state: "active",
						owner: document.metadata.owner,
						approved: true,
						spec: document,
						createdAt: at,
						updatedAt: at,
					},
					author,
				);
			}
			if (existing.state === "archived")
				await inner.segments.update(call.workspaceId, existing.id, { state: "active" }, at);
			if (compareDocuments(existing.spec, document).length === 0) {
				return (await inner.segments.findByName(call.workspaceId, input.name)) ?? existing;
			}
			return inner.segments.addVersion(call.workspaceId, existing.id, { spec: document, author, counts: true }, at);
		});
		return showSegment(services, call.workspaceId, record);
	};
}
