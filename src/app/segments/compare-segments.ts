import { SegwardError } from "../../core/error/segward-error.ts";
import { compareDocuments } from "../../core/segments/compare-documents.ts";
import type { Call } from "../call.ts";
import { sizeViews } from "../privacy/exact-sizes.ts";
import type { Services } from "../services.ts";
import { findSegment, latestRefresh } from "./find-segment.ts";
import { overlapSegments } from "./overlap-segments.ts";
import { documentOf, sizeOfRefresh } from "./segment-view.ts";
import { documentShower } from "./shown-document.ts";
import { sizedSegmentOf } from "./size-questions.ts";

/** Two segments side by side: newest sizes, how they overlap, and what differs between their definitions. */
export function compareSegments(services: Services) {
	const { store } = services;
	const overlap = overlapSegments(services);
	return async (call: Call, input: { a: string; b: string }) => {
		const { workspaceId } = call;
		if (input.a === input.b) {
			throw new SegwardError("request-invalid", { detail: "A comparison needs two different segments.", path: "b" });
		}
		const side = async (name: string) => {
			const segment = await findSegment(store, workspaceId, name);
			const refresh = await latestRefresh(store, workspaceId, segment);
			const { spec } = documentOf(segment);
			const size = sizeOfRefresh(
				refresh,
				sizeViews(services, call)(sizedSegmentOf(documentOf(segment), segment.state)),
			);
			return { spec, shown: { name, title: spec.title, size, asOf: refresh.asOf } };
		};
		const [a, b] = [await side(input.a), await side(input.b)];
		const shown = await documentShower(services, call);
		const { regions } = await overlap(call, { names: [input.a, input.b] });
		return {
			a: a.shown,
			b: b.shown,
			regions,
			changes: compareDocuments({ spec: shown(a.spec) }, { spec: shown(b.spec) }),
		};
	};
}
