import type { Field, Label } from "../../core/catalogue/field.ts";
import { referencesIn } from "../../core/segments/references.ts";
import type { ControlStore } from "../../ports/control-store.ts";
import { documentOf } from "./segment-view.ts";

/** A rule, measure or part of one, and after it the segments' rules and the traits that it depends on, each once. */
export async function partsOfRule(store: ControlStore, workspaceId: string, part: unknown): Promise<unknown[]> {
	const seen = new Set<string>();
	const parts: unknown[] = [part];
	for (const one of parts) {
		const references = referencesIn(one);
		for (const name of references.segments) {
			if (seen.has(`segment ${name}`)) continue;
			seen.add(`segment ${name}`);
			const record = await store.segments.findByName(workspaceId, name);
			if (record !== undefined) parts.push(documentOf(record).spec.rule);
		}
		for (const name of references.traits) {
			if (seen.has(`trait ${name}`)) continue;
			seen.add(`trait ${name}`);
			parts.push(await store.traits.get(workspaceId, name));
		}
	}
	return parts;
}

/** All fields that a rule, measure or part of one uses, also through other segments and traits. */
export async function fieldsOfRule(store: ControlStore, workspaceId: string, part: unknown): Promise<Field[]> {
	const used = (await partsOfRule(store, workspaceId, part)).map(referencesIn);
	const attributes = new Set(used.flatMap((one) => [...one.attributes]));
	const properties = new Set(used.flatMap((one) => [...one.properties]));
	if (attributes.size + properties.size === 0) return [];
	const fields = await store.fields.list(workspaceId);
	return fields.filter(({ kind, name }) => (kind === "property" ? properties : attributes).has(name));
}

export async function labelsOfRule(store: ControlStore, workspaceId: string, part: unknown): Promise<Label[]> {
	return [...new Set((await fieldsOfRule(store, workspaceId, part)).flatMap(({ labels }) => labels))];
}
