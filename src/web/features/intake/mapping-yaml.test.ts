import { expect, test } from "vitest";
import type { Mapping } from "../../../core/intake/mapping.ts";
import { fromYaml, toYaml } from "./mapping-yaml.ts";

const mapping: Mapping = {
	apiVersion: "segward/v1",
	kind: "Mapping",
	metadata: { name: "shop" },
	spec: {
		imports: "customers",
		options: { decimalSeparator: "," },
		columns: [
			{ column: "No: 1", role: "external-id" },
			{ column: "yes", role: "attribute", field: "yes", type: "text", allowed: ["no", "1"] },
		],
	},
};

test("a mapping goes to YAML and back unchanged, one line a column", async () => {
	const yaml = await toYaml(mapping);
	expect(yaml).toContain('- { column: "No: 1", role: external-id }');
	expect(await fromYaml(yaml)).toEqual(mapping);
});

test("text that is not YAML is refused with its line, and a document that is no mapping with its places", async () => {
	await expect(fromYaml("a: [\nb")).rejects.toMatchObject({ code: "mapping-invalid" });
	await expect(fromYaml("kind: Segment")).rejects.toMatchObject({ code: "mapping-invalid" });
});
