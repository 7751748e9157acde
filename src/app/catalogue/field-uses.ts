import { Role } from "../../core/access/role.ts";
import type { Field, FieldKind } from "../../core/catalogue/field.ts";
import { referencesIn } from "../../core/segments/references.ts";
import type { PolicyEngine } from "../../ports/policy-engine.ts";
import { fieldAttributes } from "../access/resource-attributes.ts";
import type { Call } from "../call.ts";
import type { SegmentIndex } from "../segments/segment-index.ts";
import type { Services } from "../services.ts";
import { findField } from "./find-field.ts";

/** Built-in roles that may put it into a rule; which doors they come through to do so is another question. */
function rolesThatUse(policies: PolicyEngine, { principal }: Call, { labels }: Field): Role[] {
	const asked = { action: "field:use", resourceKind: "Field", resourceId: "field", resource: fieldAttributes(labels) };
	return Role.options.filter(
		(role) =>
			policies.decide({ ...asked, principal: { ...principal, kind: "person", owner: undefined, roles: [role] } })
				.allowed,
	);
}

/** What names a field directly: segments that are not archived, and traits; and the fields derived from it. */
export function fieldUses({ store, policies }: Services, index: SegmentIndex) {
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
			usableBy: rolesThatUse(policies, call, field),
			derived: fields.filter(({ derivedFrom }) => derivedFrom === field.name).map(({ name }) => name),
		};
	};
}
