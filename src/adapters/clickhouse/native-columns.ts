import type { PackedBytes } from "../../ports/packed-bytes.ts";
import type { NativeBytes } from "./native-bytes.ts";

/** One column of a block in ClickHouse's Native format: all its values behind each other. */
export interface NativeColumn {
	name: string;
	/** The type as it is sent; the engine converts it to that of the table. */
	type: string;
	/** Writes as many values as the block has rows. */
	write(out: NativeBytes): void;
}

const TWO_POW_32 = 2 ** 32;

/** One block: numbers of columns and rows, then name, type and values of each column. */
export function writeBlock(out: NativeBytes, columns: readonly NativeColumn[], rows: number): void {
	out.varint(columns.length);
	out.varint(rows);
	for (const { name, type, write } of columns) {
		out.text(name);
		out.text(type);
		write(out);
	}
}

export function uint32Column(name: string, values: readonly number[]): NativeColumn {
	return {
		name,
		type: "UInt32",
		write(out) {
			const at = out.take(values.length * 4);
			const { view } = out;
			for (let i = 0; i < values.length; i++) view.setUint32(at + i * 4, values[i] as number, true);
		},
	};
}

export function int32Column(name: string, values: readonly number[]): NativeColumn {
	return {
		name,
		type: "Int32",
		write(out) {
			const at = out.take(values.length * 4);
			const { view } = out;
			for (let i = 0; i < values.length; i++) view.setInt32(at + i * 4, values[i] as number, true);
		},
	};
}

/** Whole numbers from 0 to 2^53. */
export function uint64Column(name: string, values: readonly number[]): NativeColumn {
	return { name, type: "UInt64", write: (out) => writeWholes(out, values) };
}

/** Unsigned 64-bit numbers, or their decimal text. */
export function hashColumn(name: string, values: BigUint64Array | readonly string[]): NativeColumn {
	return {
		name,
		type: "UInt64",
		write(out) {
			const at = out.take(values.length * 8);
			const { view } = out;
			for (let i = 0; i < values.length; i++) view.setBigUint64(at + i * 8, BigInt(values[i] as bigint | string), true);
		},
	};
}

/** Milliseconds since 1970. */
export function timeColumn(name: string, timesMs: readonly number[]): NativeColumn {
	return { name, type: "DateTime64(3, 'UTC')", write: (out) => writeWholes(out, timesMs) };
}

/** The same number in every row. */
export function sameUint32Column(name: string, value: number, rows: number): NativeColumn {
	return {
		name,
		type: "UInt32",
		write(out) {
			const at = out.take(rows * 4);
			const { view } = out;
			for (let i = 0; i < rows; i++) view.setUint32(at + i * 4, value, true);
		},
	};
}

/** The same number in every row. */
export function versionColumn(name: string, value: number, rows: number): NativeColumn {
	return {
		name,
		type: "UInt16",
		write(out) {
			const at = out.take(rows * 2);
			const { view } = out;
			for (let i = 0; i < rows; i++) view.setUint16(at + i * 2, value, true);
		},
	};
}

export function textColumn(name: string, values: readonly string[]): NativeColumn {
	return {
		name,
		type: "String",
		write(out) {
			for (let i = 0; i < values.length; i++) out.text(values[i] as string);
		},
	};
}

export function bytesColumn(name: string, values: readonly Uint8Array[]): NativeColumn {
	return {
		name,
		type: "String",
		write(out) {
			for (let i = 0; i < values.length; i++) out.string(values[i] as Uint8Array);
		},
	};
}

export function packedColumn(name: string, { bytes, ends }: PackedBytes): NativeColumn {
	return {
		name,
		type: "String",
		write(out) {
			for (let i = 0, from = 0; i < ends.length; i++) {
				const end = ends[i] as number;
				out.piece(bytes, from, end);
				from = end;
			}
		},
	};
}

/** Byte strings of one size, behind each other. */
export function fixedColumn(name: string, size: number, values: Uint8Array): NativeColumn {
	return {
		name,
		type: `FixedString(${size})`,
		write(out) {
			const at = out.take(values.length);
			out.memory.set(values, at);
		},
	};
}

function writeWholes(out: NativeBytes, values: readonly number[]): void {
	const at = out.take(values.length * 8);
	const { view } = out;
	for (let i = 0; i < values.length; i++) setInt64(view, at + i * 8, values[i] as number);
}

/** A whole number between -2^53 and 2^53. */
export function setInt64(view: DataView, at: number, value: number): void {
	const high = Math.floor(value / TWO_POW_32);
	view.setUint32(at, value - high * TWO_POW_32, true);
	view.setInt32(at + 4, high, true);
}
