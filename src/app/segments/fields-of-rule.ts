import type { Field, Label } from "../../core/catalogue/field.ts";
import { referencesIn } from "../../core/segments/references.ts";
import type { ControlStore } from "../../ports/control-store.ts";
import { documentOf } from "./segment-view.ts";

/** All fields that a rule, measure or part of one uses, also through other segments and traits. */
export async function fieldsOfRule(store: ControlStore, workspaceId: string, part: unknown): Promise<Field[]> {
	const attributes = new Set<string>();
	const properties = new Set<string>();
	const seen = new Set<string>();
	const open: unknown[] = [part];
	for (const one of open) {
		const references = referencesIn(one);
		for (const name of references.attributes) attributes.add(name);
		for (const name of references.properties) properties.add(name);
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
	if (attributes.size + properties.size === 0) return [];
	const fields = await store.fields.list(workspaceId);
	return fields.filter(({ kind, name }) => (kind === "property" ? properties : attributes).has(name));
}

export async function labelsOfRule(store: ControlStore, workspaceId: string, part: unknown): Promise<Label[]> {
	return [...new Set((await fieldsOfRule(store, workspaceId, part)).flatMap(({ labels }) => labels))];
}
