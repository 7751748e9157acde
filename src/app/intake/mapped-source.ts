import { proposeMapping } from "../../core/catalogue/propose-mapping.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import { checkMapping, secretColumns } from "../../core/intake/check-mapping.ts";
import type { ImportRecord } from "../../core/intake/import-record.ts";
import type { Mapping } from "../../core/intake/mapping.ts";
import type { RawRow } from "../../core/intake/raw-row.ts";
import type { RowSource, RowSourceOptions } from "../../ports/row-source.ts";
import type { Services } from "../services.ts";

/** Rows that a proposal looks at. */
export const PROPOSAL_ROWS = 1_000;

/** A source whose columns the mapping fits. */
export interface MappedSource {
	source: RowSource;
	mapping: Mapping;
	confirmed: boolean;
	batches: AsyncIterable<readonly RawRow[]>;
}

/**
 * Opens the source as the mapping's options say. Without a mapping, one is proposed from the first rows.
 *
 * @throws SegwardError `mapping-mismatch` naming every column that does not fit, `field-refused` for secrets.
 */
export async function openMappedSource(
	{ store, formats }: Pick<Services, "store" | "formats">,
	workspaceId: string,
	record: Pick<ImportRecord, "kind" | "source">,
	mapping: Mapping | undefined,
	open: (options: Pick<RowSourceOptions, "delimiter" | "encoding" | "header">) => Promise<RowSource>,
): Promise<MappedSource> {
	const { delimiter, encoding, header } = mapping?.spec.options ?? {};
	const source = await open({ delimiter, encoding, header });
	try {
		const fields = await store.fields.list(workspaceId);
		const { columns } = source.facts;
		if (mapping) {
			refuseMisfits(mapping, columns, checkMapping(mapping, columns, fields));
			return { source, mapping, confirmed: true, batches: source.batches() };
		}
		const { head, batches } = await readHead(source);
		const proposal = proposeMapping({
			kind: record.kind,
			fileName: record.source,
			facts: source.facts,
			rows: head,
			formats,
			existingFields: fields,
		});
		refuseMisfits(proposal.mapping, columns, checkMapping(proposal.mapping, columns, fields));
		return { source, mapping: proposal.mapping, confirmed: false, batches };
	} catch (error) {
		await source.close();
		throw error;
	}
}

/** The first rows, and an iteration that gives them again before the rest. */
export async function readHead(source: RowSource) {
	const iterator = source.batches()[Symbol.asyncIterator]();
	const read: (readonly RawRow[])[] = [];
	let rows = 0;
	while (rows < PROPOSAL_ROWS) {
		const next = await iterator.next();
		if (next.done) break;
		read.push(next.value);
		rows += next.value.length;
	}
	async function* batches() {
		yield* read;
		for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
	}
	return { head: read.flat().slice(0, PROPOSAL_ROWS), batches: batches() };
}

function refuseMisfits(mapping: Mapping, columns: readonly string[], issues: ReturnType<typeof checkMapping>): void {
	const secrets = secretColumns(mapping);
	if (secrets.length > 0) {
		throw new SegwardError("field-refused", {
			detail: `The mapping would store ${secrets.map((name) => `"${name}"`).join(", ")}.`,
			hint: "Give these columns the role ignore.",
		});
	}
	const [first] = issues;
	if (first) {
		const known = columns.length > 40 ? `${columns.length} columns` : columns.map((name) => `"${name}"`).join(", ");
		throw new SegwardError("mapping-mismatch", {
			path: first.path,
			detail: first.message,
			hint: `The file has ${known}.`,
			issues,
		});
	}
}
