import type { AsyncBuffer, ColumnMetaData, RowGroup, SchemaTree } from "hyparquet";
import type { FileLimits } from "./limits.ts";
import { checkPages } from "./parquet-pages.ts";

/** Checks where the columns of a row group lie and what their pages claim, before it is decoded. @throws RangeError */
export async function checkRowGroup(
	file: AsyncBuffer,
	group: RowGroup,
	schema: SchemaTree,
	limits: FileLimits,
): Promise<void> {
	const leaves = leafPaths(schema);
	if (group.columns.length !== leaves.length) throw new RangeError("a row group lacks columns");
	let total = 0;
	for (const [i, { meta_data: meta, file_path }] of group.columns.entries()) {
		const nodes = leaves[i];
		if (meta === undefined || nodes === undefined || file_path) throw new RangeError("a column lies elsewhere");
		const names = nodes.map(({ element }) => element.name);
		if (meta.path_in_schema.join("\0") !== names.join("\0")) throw new RangeError("a column is not in the schema");
		if (meta.type !== nodes.at(-1)?.element.type)
			throw new RangeError("a column has another type than the schema says");
		total += Number(meta.total_uncompressed_size);
		if (!(total >= 0) || total > limits.rowGroupBytes) throw new RangeError("a row group is too large");
		const [start, end] = chunkRange(meta);
		if (!(start >= 4) || !(end >= start) || end > file.byteLength)
			throw new RangeError("a column lies outside the file");
		checkPages(
			await file.slice(start, end),
			{
				meta,
				isFlat: nodes.every(({ element }) => element.repetition_type !== "REPEATED"),
				maxRepetition: nodes.filter(({ element }) => element.repetition_type === "REPEATED").length,
				maxDefinition: nodes.filter(({ element }) => element.repetition_type !== "REQUIRED").length,
				rows: Number(group.num_rows),
			},
			limits,
		);
	}
}

function chunkRange({
	dictionary_page_offset,
	data_page_offset,
	total_compressed_size,
}: ColumnMetaData): [number, number] {
	const first =
		dictionary_page_offset && dictionary_page_offset < data_page_offset ? dictionary_page_offset : data_page_offset;
	return [Number(first), Number(first + total_compressed_size)];
}

/** Every leaf with its parents, the root left out, in the order of the columns. */
function leafPaths(schema: SchemaTree): SchemaTree[][] {
	const walk = (node: SchemaTree, path: readonly SchemaTree[]): SchemaTree[][] =>
		node.children.length === 0 ? [[...path, node]] : node.children.flatMap((child) => walk(child, [...path, node]));
	return schema.children.flatMap((child) => walk(child, []));
}
