import type { FieldKind } from "../../core/catalogue/field.ts";
import { referencesIn } from "../../core/segments/references.ts";
import type { Call } from "../call.ts";
import type { SegmentIndex } from "../segments/segment-index.ts";
import type { Services } from "../services.ts";
import { findField } from "./find-field.ts";

/** What names a field directly: segments that are not archived, and traits; and the fields derived from it. */
export function fieldUses({ store }: Services, index: SegmentIndex) {
	return async (call: Call, input: { kind: FieldKind; name: string }) => {
		const { workspaceId } = call;
		const field = await findField(store, workspaceId, input);
		const kind = field.kind === "property" ? "properties" : "attributes";
		const [segments, traits, fields] = await Promise.all([
			index.usersOf(workspaceId, kind, field.name),
			store.traits.list(workspaceId),
			store.fields.list(workspaceId),
		]);
		return {
			segments: segments.map(({ name }) => name),
			traits: traits.filter(({ body }) => referencesIn(body)[kind].has(field.name)).map(({ name }) => name),
			derived: fields.filter(({ derivedFrom }) => derivedFrom === field.name).map(({ name }) => name),
		};
	};
}
