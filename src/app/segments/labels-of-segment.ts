import type { Label } from "../../core/catalogue/field.ts";
import { referencesIn } from "../../core/segments/references.ts";
import type { Rule } from "../../core/segments/rule/rule.ts";
import type { ControlStore } from "../../ports/control-store.ts";
import { documentOf } from "./segment-view.ts";

/** Labels of all fields that a rule uses, also through other segments and traits. */
export async function labelsOfSegment(store: ControlStore, workspaceId: string, rule: Rule): Promise<Label[]> {
	const names = { attributes: new Set<string>(), properties: new Set<string>() };
	const seen = new Set<string>();
	const open: unknown[] = [rule];
	for (const part of open) {
		const references = referencesIn(part);
		for (const name of references.attributes) names.attributes.add(name);
		for (const name of references.properties) names.properties.add(name);
		for (const name of references.segments) {
			if (seen.has(`segment ${name}`)) continue;
			seen.add(`segment ${name}`);
			const record = await store.segments.findByName(workspaceId, name);
			if (record !== undefined) open.push(documentOf(record).spec.rule);
		}
		for (const name of references.traits) {
			if (seen.has(`trait ${name}`)) continue;
			seen.add(`trait ${name}`);
			open.push(await store.traits.get(workspaceId, name));
		}
	}
	if (names.attributes.size + names.properties.size === 0) return [];
	const fields = await store.fields.list(workspaceId);
	const used = fields.filter(({ kind, name }) => (kind === "property" ? names.properties : names.attributes).has(name));
	return [...new Set(used.flatMap(({ labels }) => labels))];
}
