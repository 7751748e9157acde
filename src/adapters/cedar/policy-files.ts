import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

export interface PolicyTexts {
	/** Cedar schema, in its own syntax. */
	schema: string;
	/** Policy id → policy. The id is the name of the file, for Cedar gives ids of its own otherwise. */
	policies: Record<string, string>;
}

/** Reads `schema.cedarschema` and every `<id>.cedar` of a directory; each file holds one policy. */
export function readPolicies(directory: string): PolicyTexts {
	const files = readdirSync(directory).filter((file) => file.endsWith(".cedar"));
	return {
		schema: readFileSync(join(directory, "schema.cedarschema"), "utf8"),
		policies: Object.fromEntries(
			files.sort().map((file) => [basename(file, ".cedar"), readFileSync(join(directory, file), "utf8")] as const),
		),
	};
}
