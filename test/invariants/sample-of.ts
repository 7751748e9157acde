import { z } from "zod";

interface JsonSchema {
	/** Several where a value may also be null. */
	type?: string | string[];
	enum?: unknown[];
	const?: unknown;
	anyOf?: JsonSchema[];
	oneOf?: JsonSchema[];
	properties?: Record<string, JsonSchema>;
	required?: string[];
	pattern?: string;
	format?: string;
	minimum?: number;
	exclusiveMinimum?: number;
	items?: JsonSchema;
	minItems?: number;
	propertyNames?: JsonSchema;
	additionalProperties?: JsonSchema | boolean;
}

const TEXTS = ["sample", "12h", "a", "example.com"];

/** Some value that fulfils a schema: every required key, the smallest numbers, one item a list. */
export function sampleOf(schema: z.ZodType, io: "input" | "output"): unknown {
	return sample(z.toJSONSchema(schema, { io, unrepresentable: "any" }) as JsonSchema);
}

function sample(schema: JsonSchema): unknown {
	if (schema.const !== undefined) return schema.const;
	if (schema.enum !== undefined) return schema.enum[0];
	const [choice] = schema.anyOf ?? schema.oneOf ?? [];
	if (choice !== undefined) return sample(choice);
	switch ([schema.type].flat()[0]) {
		case "string":
			return text(schema);
		case "integer":
		case "number":
			return schema.exclusiveMinimum !== undefined ? schema.exclusiveMinimum + 1 : Math.max(schema.minimum ?? 0, 0);
		case "boolean":
			return false;
		case "array":
			return Array.from({ length: schema.minItems ?? 1 }, () => sample(schema.items ?? {}));
		case "object":
			return Object.fromEntries((schema.required ?? []).map((key) => [key, sample(schema.properties?.[key] ?? {})]));
		default:
			return {};
	}
}

function text(schema: JsonSchema): string {
	if (schema.format === "date-time") return "2026-01-02T03:04:05.000Z";
	if (schema.format === "date") return "2026-01-02";
	if (schema.format === "uri") return "https://login.example.com";
	const { pattern } = schema;
	const fitting = TEXTS.find((one) => pattern === undefined || new RegExp(pattern, "u").test(one));
	if (fitting === undefined) throw new Error(`No sample text fits ${pattern}`);
	return fitting;
}
