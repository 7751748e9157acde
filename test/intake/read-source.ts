import { createRowSourceOpener, type RowSourceSettings } from "../../src/adapters/files/open-row-source.ts";
import type { RawRow, RowSourceOptions, SourceFacts } from "../../src/ports/row-source.ts";

export interface ReadSource {
	facts: SourceFacts;
	rows: RawRow[];
	digest: string;
	bytesRead: number;
	lateKeys: ReadonlyMap<string, number>;
}

/** Reads a whole source that arrives in chunks of this size. */
export async function readSource(
	content: string | Uint8Array,
	options: RowSourceOptions = {},
	{ chunkBytes = 65_536, ...settings }: RowSourceSettings & { chunkBytes?: number } = {},
): Promise<ReadSource> {
	const bytes = typeof content === "string" ? Buffer.from(content) : content;
	async function* chunks() {
		for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
	}
	const source = await createRowSourceOpener(settings)(chunks(), options);
	const rows: RawRow[] = [];
	try {
		for await (const batch of source.batches()) for (const row of batch) rows.push(row);
	} finally {
		await source.close();
	}
	return {
		facts: source.facts,
		rows,
		digest: source.contentDigest(),
		bytesRead: source.progress().bytesRead,
		lateKeys: source.lateKeys(),
	};
}

/** Cells of every row, with the fault in the place of a row that has one. */
export async function readCells(...args: Parameters<typeof readSource>): Promise<unknown[]> {
	const { rows } = await readSource(...args);
	return rows.map(({ cells, fault }) => fault?.reason ?? cells);
}
