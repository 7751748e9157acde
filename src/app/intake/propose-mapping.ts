import type { Label } from "../../core/catalogue/field.ts";
import { proposeMapping as propose } from "../../core/catalogue/propose-mapping.ts";
import type { ImportKind } from "../../core/intake/import-record.ts";
import type { RowSourceOptions } from "../../ports/row-source.ts";
import type { Call } from "../call.ts";
import { maskedFields } from "../privacy/masked-fields.ts";
import type { Services } from "../services.ts";
import { readHead } from "./mapped-source.ts";

const EXAMPLES = 3;

export interface ProposalInput
	extends Pick<RowSourceOptions, "format" | "compression" | "encoding" | "delimiter" | "header" | "fileName"> {
	/** Guessed from names and values when absent. */
	kind?: ImportKind;
	content: { bytes: AsyncIterable<Uint8Array>; length?: number };
}

/** Looks at the beginning of a file and proposes what each column is. Nothing is kept; examples are masked. */
export function proposeMapping(services: Services) {
	return async (call: Call, input: ProposalInput) => {
		const { kind, content, ...hints } = input;
		const source = await services.openRowSource(content.bytes, {
			...hints,
			bytesTotal: content.length,
			sample: true,
			signal: call.signal,
		});
		try {
			const { head } = await readHead(source);
			const { columns, ...facts } = source.facts;
			const proposal = propose({
				kind,
				fileName: input.fileName ?? "file",
				stated: statedLayout(hints),
				facts: source.facts,
				rows: head,
				formats: services.formats,
				existingFields: await services.store.fields.list(call.workspaceId),
			});
			const masked = await maskedFields(services, call, { context: "preview" });
			return {
				kind: proposal.kind,
				mapping: proposal.mapping,
				warnings: proposal.warnings,
				headerMayBeData: source.facts.format === "csv" && proposal.headerMayBeData,
				columns: proposal.columns.map((column) => ({
					column: column.column,
					role: column.role,
					field: column.field,
					examples: examplesOf(head, columns.indexOf(column.column)).map((text) =>
						masked.shownAs(asField(column))(text),
					),
					detectedType: column.role === "attribute" || column.role === "property" ? column.detectedType : column.role,
					labels: column.labels,
					confidence: column.confidence,
					reasons: [...column.reasons],
					note: column.note,
				})),
				facts: { ...facts, rowsRead: head.length },
			};
		} finally {
			await source.close();
		}
	};
}

/** Of no number yet: what masks need a key for is told apart by name only where the field is known. */
function asField({ field, labels }: { field?: string | undefined; labels: readonly Label[] }) {
	return { no: 0, name: field ?? "", labels: [...labels], type: "text" as const };
}

function statedLayout({ delimiter, encoding, header }: Pick<ProposalInput, "delimiter" | "encoding" | "header">) {
	return {
		...(delimiter !== undefined && { delimiter }),
		...(encoding !== undefined && { encoding }),
		...(header !== undefined && { header }),
	};
}

function examplesOf(rows: readonly { cells: readonly unknown[] }[], columnNo: number): string[] {
	const distinct = new Set<string>();
	for (const { cells } of rows) {
		const cell = cells[columnNo];
		if (cell === undefined || cell === null || cell === "" || typeof cell === "object") continue;
		distinct.add(String(cell));
		if (distinct.size === EXAMPLES) break;
	}
	return [...distinct];
}
