import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from "node:zlib";
import type { Compressors } from "hyparquet";
import { compressors } from "hyparquet-compressors";

/** Page decompressors that never give more than the page header promises; Node's own where it has one. */
export const pageCodecs: Compressors = {
	...compressors,
	GZIP: (input, size) => exact(gunzipSync(input, { maxOutputLength: Math.max(1, size) }), size),
	BROTLI: (input, size) => exact(brotliDecompressSync(input, { maxOutputLength: Math.max(1, size) }), size),
	ZSTD: (input, size) => exact(zstdDecompressSync(input, { maxOutputLength: Math.max(1, size) }), size),
};

function exact(output: Uint8Array, size: number): Uint8Array {
	if (output.length !== size) throw new RangeError("a page has another size than its header says");
	return output;
}
