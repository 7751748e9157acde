/** Which table a sealed value belongs to; the number is part of the stored format. */
export const SEALED_TABLE = { vault: 1, quarantine: 2 } as const;
export type SealedTable = keyof typeof SEALED_TABLE;

export const PLACE_BYTES = 24;
const TWO_POW_32 = 2 ** 32;

/**
 * Writes the associated data of a sealed text, which bind it to its place.
 *
 * 24 bytes, little-endian: format (u8, 1), table (u8), reserved (u16, 0), key version (u32), column (u32),
 * reserved (u32, 0), row (u64). Fixed widths, so no two places share them.
 */
export function writePlace(out: Buffer, at: number, table: SealedTable, keyVersion: number, column: number): void {
	out.fill(0, at, at + PLACE_BYTES);
	out[at] = 1;
	out[at + 1] = SEALED_TABLE[table];
	out.writeUInt32LE(keyVersion, at + 4);
	out.writeUInt32LE(column, at + 8);
}

/** Writes the row of a place that is otherwise written. */
export function writeRow(out: Buffer, at: number, row: number): void {
	const high = Math.floor(row / TWO_POW_32);
	out.writeUInt32LE(row - high * TWO_POW_32, at + 16);
	out.writeUInt32LE(high, at + 20);
}
