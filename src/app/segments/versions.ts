import { SegwardError } from "../../core/error/segward-error.ts";
import { compareDocuments } from "../../core/segments/compare-documents.ts";
import type { Call } from "../call.ts";
import type { Services } from "../services.ts";
import { findSegment } from "./find-segment.ts";
import { documentShower } from "./shown-document.ts";

/** The immutable versions of a segment, newest first. */
export function listSegmentVersions(services: Services) {
	const { store } = services;
	return async (call: Call, input: { name: string }) => {
		const segment = await findSegment(store, call.workspaceId, input.name);
		const shown = await documentShower(services, call);
		const versions = await store.segments.versions(call.workspaceId, segment.id);
		return {
			items: versions
				.toSorted((a, b) => b.version - a.version)
				.map(({ spec, ...version }) => ({ ...version, document: shown(spec) })),
		};
	};
}

/** What changed between two versions, path by path. @throws SegwardError `not-found` for an unknown version. */
export function diffVersions(services: Services) {
	const { store } = services;
	return async (call: Call, input: { name: string; from: number; to: number }) => {
		const shown = await documentShower(services, call);
		const segment = await findSegment(store, call.workspaceId, input.name);
		const versions = await store.segments.versions(call.workspaceId, segment.id);
		const specOf = (version: number) => {
			const found = versions.find((one) => one.version === version);
			if (!found) {
				throw new SegwardError("not-found", {
					detail: `Segment ${input.name} has no version ${version}; its newest is ${segment.version}.`,
				});
			}
			return shown(found.spec);
		};
		return { changes: compareDocuments(specOf(input.from), specOf(input.to)) };
	};
}
