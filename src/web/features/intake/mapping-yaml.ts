import { SegwardError } from "../../../core/error/segward-error.ts";
import type { Mapping } from "../../../core/intake/mapping.ts";
import { parseMapping } from "../../../core/intake/parse-mapping.ts";

const WIDTH = 120;

/** The mapping as the YAML document that the command line takes too. The YAML library is loaded when it is needed. */
export async function toYaml(mapping: Mapping): Promise<string> {
	const { Document, isMap, visit } = await import("yaml");
	const document = new Document(mapping);
	visit(document, {
		Seq(_, list) {
			for (const item of list.items) if (isMap(item)) item.flow = true;
		},
	});
	return document.toString({ lineWidth: WIDTH, flowCollectionPadding: true });
}

/** @throws SegwardError `mapping-invalid` with every problem and its place. */
export async function fromYaml(text: string): Promise<Mapping> {
	const { parseDocument } = await import("yaml");
	const document = parseDocument(text, { uniqueKeys: true, maxAliasCount: 0 } as object);
	const first = document.errors[0];
	if (first) {
		throw new SegwardError("mapping-invalid", {
			detail: `This is not YAML: line ${first.linePos?.[0].line ?? 1}.`,
			hint: "A mapping can be downloaded here, changed, and chosen again.",
		});
	}
	return parseMapping(document.toJS());
}
