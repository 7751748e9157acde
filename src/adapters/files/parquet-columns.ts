import { isUtf8 } from "node:buffer";
import type { FileMetaData, SchemaElement, SchemaTree } from "hyparquet";
import { parquetSchema } from "hyparquet";
import type { Cell } from "../../core/intake/raw-row.ts";

/** One column of the rows: a leaf of the schema, or a list or map, which stays one value. */
export interface ParquetColumn {
	/** Names from the top, joined by `.` for parts of a struct. */
	name: string;
	top: string;
	/** Names below the top-level column. */
	path: readonly string[];
	toCell(value: unknown): Cell | undefined;
}

/** The schema as flat columns. */
export function parquetColumns(metadata: FileMetaData): ParquetColumn[] {
	return parquetSchema(metadata)
		.children.filter((child) => !holdsUnsupported(child))
		.flatMap((child) => columnsOf(child, child.element.name, []));
}

function holdsUnsupported(node: SchemaTree): boolean {
	return isUnsupported(node.element) || node.children.some(holdsUnsupported);
}

function columnsOf(node: SchemaTree, top: string, path: readonly string[]): ParquetColumn[] {
	const isStruct = node.children.length > 0 && !isCollection(node.element);
	if (!isStruct) return [{ name: [top, ...path].join("."), top, path, toCell: cellReader(node) }];
	return node.children.flatMap((child) => columnsOf(child, top, [...path, child.element.name]));
}

function isCollection({ converted_type, logical_type, repetition_type }: SchemaElement): boolean {
	return (
		repetition_type === "REPEATED" ||
		converted_type === "LIST" ||
		converted_type === "MAP" ||
		logical_type?.type === "LIST" ||
		logical_type?.type === "MAP"
	);
}

function cellReader(node: SchemaTree): ParquetColumn["toCell"] {
	const leaf = leafOf(node);
	const scale = leaf === undefined ? undefined : decimalScale(leaf);
	return (value) => plainCell(value, scale);
}

/** The only leaf under a list, of which the items are; undefined under structs and maps. */
function leafOf(node: SchemaTree): SchemaElement | undefined {
	let current = node;
	while (current.children.length === 1) current = current.children[0] as SchemaTree;
	return current.children.length === 0 ? current.element : undefined;
}

function decimalScale({ converted_type, logical_type, scale }: SchemaElement): number | undefined {
	if (logical_type?.type === "DECIMAL") return logical_type.scale;
	return converted_type === "DECIMAL" ? (scale ?? 0) : undefined;
}

function plainCell(value: unknown, scale: number | undefined): Cell | undefined {
	if (value === undefined || value === null) return null;
	if (scale !== undefined && !Array.isArray(value)) return decimalText(unscaled(value), scale);
	if (value instanceof Uint8Array) return textOrSize(value);
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value;
	if (Array.isArray(value)) return value.map((item) => plainCell(item, scale) ?? null);
	if (typeof value !== "object") return value as Cell;
	return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plainCell(item, undefined) ?? null]));
}

/** Bytes that are no text become an object, which no single-valued field accepts. */
function textOrSize(bytes: Uint8Array): Cell {
	return isUtf8(bytes)
		? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8")
		: { bytes: bytes.length };
}

function unscaled(value: unknown): bigint {
	if (typeof value === "bigint") return value;
	if (!(value instanceof Uint8Array)) return BigInt(Math.trunc(Number(value)));
	const hex = Buffer.from(value).toString("hex");
	return hex === "" ? 0n : BigInt.asIntN(value.length * 8, BigInt(`0x${hex}`));
}

/** An exact decimal as text: parsing it as a float would lose digits. */
function decimalText(value: bigint, scale: number): string {
	if (scale <= 0) return (value * 10n ** BigInt(-scale)).toString();
	const digits = (value < 0n ? -value : value).toString().padStart(scale + 1, "0");
	return `${value < 0n ? "-" : ""}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** Logical types without a meaning here; their columns are left out. */
function isUnsupported({ converted_type, logical_type }: SchemaElement): boolean {
	return (
		converted_type === "BSON" ||
		converted_type === "INTERVAL" ||
		logical_type?.type === "BSON" ||
		logical_type?.type === "INTERVAL" ||
		logical_type?.type === "VARIANT"
	);
}

/** The same metadata with decimals as bare integers, so that they are decoded without rounding. */
export function withBareDecimals(metadata: FileMetaData): FileMetaData {
	const schema = metadata.schema.map((element) =>
		decimalScale(element) === undefined ? element : { ...element, converted_type: undefined, logical_type: undefined },
	);
	return { ...metadata, schema };
}
