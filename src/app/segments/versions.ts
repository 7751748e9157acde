import { SegwardError } from "../../core/error/segward-error.ts";
import { compareDocuments } from "../../core/segments/compare-documents.ts";
import type { Call } from "../call.ts";
import type { Services } from "../services.ts";
import { findSegment } from "./find-segment.ts";

/** The immutable versions of a segment, newest first. */
export function listSegmentVersions({ store }: Services) {
	return async (call: Call, input: { name: string }) => {
		const segment = await findSegment(store, call.workspaceId, input.name);
		const versions = await store.segments.versions(call.workspaceId, segment.id);
		return {
			items: versions
				.toSorted((a, b) => b.version - a.version)
				.map(({ spec, ...version }) => ({ ...version, document: spec })),
		};
	};
}

/** What changed between two versions, path by path. @throws SegwardError `not-found` for an unknown version. */
export function diffVersions({ store }: Services) {
	return async (call: Call, input: { name: string; from: number; to: number }) => {
		const segment = await findSegment(store, call.workspaceId, input.name);
		const versions = await store.segments.versions(call.workspaceId, segment.id);
		const specOf = (version: number) => {
			const found = versions.find((one) => one.version === version);
			if (!found) {
				throw new SegwardError("not-found", {
					detail: `Segment ${input.name} has no version ${version}; its newest is ${segment.version}.`,
				});
			}
			return found.spec;
		};
		return { changes: compareDocuments(specOf(input.from), specOf(input.to)) };
	};
}
