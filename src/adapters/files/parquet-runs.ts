import type { PageHeader } from "hyparquet";
import { pageCodecs } from "./parquet-codecs.ts";
import type { ChunkFacts } from "./parquet-pages.ts";

/**
 * Walks the runs of one data page (levels, and indexes into a dictionary), for the decoder repeats a value as often as
 * a run says. Format: apache/parquet-format, Encodings.md, RLE/bit-packing hybrid. @throws RangeError
 */
export function checkRuns(
	bytes: Uint8Array,
	header: PageHeader,
	{ meta, maxRepetition, maxDefinition }: ChunkFacts,
): void {
	const v2 = header.data_page_header_v2;
	const { num_values: values, encoding } = header.data_page_header ?? v2 ?? { num_values: 0, encoding: undefined };
	let levels = 0;
	if (v2 !== undefined) {
		const [repetition, definition] = [v2.repetition_levels_byte_length, v2.definition_levels_byte_length];
		levels = repetition + definition;
		if (!(repetition >= 0 && definition >= 0 && levels <= bytes.length)) throw new RangeError("levels are too long");
		if (maxRepetition > 0) walk(bytes, 0, repetition, width(maxRepetition), values);
		if (maxDefinition > 0) walk(bytes, repetition, levels, width(maxDefinition), values);
	}
	const codec = meta.codec === "UNCOMPRESSED" || v2?.is_compressed === false ? undefined : pageCodecs[meta.codec];
	const sealed = bytes.subarray(levels);
	const page = codec === undefined ? sealed : codec(sealed, header.uncompressed_page_size - levels);
	let at = 0;
	if (v2 === undefined) {
		for (const max of [maxRepetition, maxDefinition]) {
			if (max === 0) continue;
			const end = at + 4 + new DataView(page.buffer, page.byteOffset, page.byteLength).getUint32(at, true);
			if (end > page.length) throw new RangeError("levels are too long");
			walk(page, at + 4, end, width(max), values);
			at = end;
		}
	}
	if (encoding?.endsWith("_DICTIONARY") && at < page.length) {
		const bits = page[at] as number;
		if (bits > 32) throw new RangeError("dictionary indexes are too wide");
		if (bits > 0) walk(page, at + 1, page.length, bits, values);
	} else if (encoding === "RLE") walk(page, at + 4, page.length, 1, values);
}

function width(max: number): number {
	return 32 - Math.clz32(max);
}

/** Runs never repeat more than `values` in all, nor pack more than there are bytes for. */
function walk(bytes: Uint8Array, start: number, end: number, bits: number, values: number): void {
	for (let at = start, seen = 0; at < end && seen < values; ) {
		let header = 0;
		for (let shift = 0; ; shift += 7) {
			const byte = bytes[at++];
			if (byte === undefined || shift > 28) throw new RangeError("a run has no length");
			header += (byte & 0x7f) * 2 ** shift;
			if (byte < 0x80) break;
		}
		const count = Math.floor(header / 2);
		if (header >= 2 ** 31) throw new RangeError("a run is too long");
		if (header % 2 === 1) {
			at += count * bits;
			seen += count * 8;
			if (at > end + bits) throw new RangeError("a packed run is longer than its page");
		} else {
			at += (bits + 7) >> 3;
			seen += count;
			if (seen > values) throw new RangeError("a run repeats more values than its page has");
		}
		if (count === 0 && at >= end) return;
	}
}
