const MIB = 1024 ** 2;
const GIB = 1024 ** 3;

/** What one source may cost before it is refused. Sizes in bytes. */
export interface FileLimits {
	/** Most bytes after decompression. */
	contentBytes: number;
	/** Most bytes out for each byte in, once `ratioGraceBytes` have come out. */
	ratio: number;
	ratioGraceBytes: number;
	rowBytes: number;
	columns: number;
	/** Parquet: content up to this size stays in memory; beyond it goes to an encrypted temporary file. */
	memoryBytes: number;
	/** Parquet: most decoded bytes and rows of one row group, which is the unit of reading. */
	rowGroupBytes: number;
	rowGroupRows: number;
}

export const DEFAULT_FILE_LIMITS: FileLimits = {
	contentBytes: 256 * GIB,
	ratio: 200,
	ratioGraceBytes: 64 * MIB,
	rowBytes: MIB,
	columns: 2_000,
	memoryBytes: 256 * MIB,
	rowGroupBytes: GIB,
	rowGroupRows: 5_000_000,
};
