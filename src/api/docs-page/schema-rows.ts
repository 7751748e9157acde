import { z } from "zod";

export interface SchemaRow {
	name: string;
	type: string;
	required: boolean;
	/** Default, limits and pattern, in words. */
	note: string;
}

interface JsonSchema {
	type?: string;
	enum?: unknown[];
	const?: unknown;
	items?: JsonSchema;
	anyOf?: JsonSchema[];
	oneOf?: JsonSchema[];
	properties?: Record<string, JsonSchema>;
	required?: string[];
	format?: string;
	pattern?: string;
	default?: unknown;
	minimum?: number;
	maximum?: number;
	maxLength?: number;
}

/** What a reader needs to know of each key of an object schema. */
export function schemaRows(schema: z.ZodType, io: "input" | "output"): SchemaRow[] {
	const { properties = {}, required = [] } = z.toJSONSchema(schema, { io, unrepresentable: "any" }) as JsonSchema;
	return Object.entries(properties).map(([name, property]) => ({
		name,
		type: typeText(property),
		required: required.includes(name),
		note: noteText(property),
	}));
}

function typeText(schema: JsonSchema): string {
	if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
	if (schema.const !== undefined) return JSON.stringify(schema.const);
	const choices = schema.anyOf ?? schema.oneOf;
	if (choices !== undefined) return choices.map(typeText).join(" | ");
	if (schema.type === "array") return `list of ${typeText(schema.items ?? {})}`;
	if (schema.type === "object" && schema.properties !== undefined) {
		return `{ ${Object.keys(schema.properties).join(", ")} }`;
	}
	return schema.format ?? schema.type ?? "any";
}

function noteText(schema: JsonSchema): string {
	const notes: string[] = [];
	if (schema.default !== undefined) notes.push(`default ${JSON.stringify(schema.default)}`);
	const { minimum, maximum } = schema;
	if (minimum !== undefined && minimum > Number.MIN_SAFE_INTEGER) notes.push(`at least ${minimum}`);
	if (maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER) notes.push(`at most ${maximum}`);
	if (schema.maxLength !== undefined) notes.push(`at most ${schema.maxLength} characters`);
	if (schema.pattern !== undefined && schema.format === undefined) notes.push(schema.pattern);
	return notes.join("; ");
}
