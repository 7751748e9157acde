import { createGunzip, createZstdDecompress } from "node:zlib";
import { SegwardError } from "../../core/error/segward-error.ts";
import type { SourceFacts } from "../../ports/row-source.ts";
import { ByteFeed } from "./byte-feed.ts";
import { type Decompressor, readMember } from "./compressed-member.ts";
import type { FileLimits } from "./limits.ts";

export type Compression = SourceFacts["compression"];

const CHUNK_BYTES = 128 * 1024;

/** Told by the magic bytes of RFC 1952 and RFC 8878 alone; names and statements about a file are often wrong. */
export function compressionOf(head: Buffer): Compression {
	if (head.length >= 3 && head[0] === 0x1f && head[1] === 0x8b && head[2] === 8) return "gzip";
	const magic = head.length >= 4 ? head.readUInt32LE(0) : 0;
	const isSkippable = magic >= 0x184d2a50 && magic <= 0x184d2a5f;
	return magic === 0xfd2fb528 || isSkippable ? "zstd" : "none";
}

export interface DecompressOptions {
	compression: "gzip" | "zstd";
	limits: FileLimits;
	/** An end in the middle is the end of the sample. */
	sample: boolean;
}

/** Members one after the other are one content. @throws SegwardError `file-bomb`, `file-truncated`, `file-malformed`. */
export async function* decompress(
	source: AsyncIterable<Uint8Array>,
	{ compression, limits, sample }: DecompressOptions,
): AsyncGenerator<Buffer, void, undefined> {
	const feed = new ByteFeed(source);
	let bytesIn = 0;
	let bytesOut = 0;
	try {
		for (let head = await feed.peek(4); head.length > 0; head = await feed.peek(4)) {
			if (compressionOf(head) !== compression) throw trailingBytes();
			const engine: Decompressor =
				compression === "gzip"
					? createGunzip({ chunkSize: CHUNK_BYTES })
					: createZstdDecompress({ chunkSize: CHUNK_BYTES });
			for await (const chunk of readMember(feed, engine)) {
				bytesOut += chunk.length;
				refuseBomb(bytesIn + engine.bytesWritten, bytesOut, limits);
				yield chunk;
			}
			bytesIn += engine.bytesWritten;
		}
	} catch (error) {
		const known = readError(error);
		if (!sample || known.code !== "file-truncated") throw known;
	} finally {
		await feed.close();
	}
}

function refuseBomb(bytesIn: number, bytesOut: number, limits: FileLimits): void {
	if (bytesOut <= limits.ratioGraceBytes || bytesOut <= limits.ratio * bytesIn) return;
	throw new SegwardError("file-bomb", {
		detail: `The file grew more than ${limits.ratio} times while it was decompressed.`,
		hint: "If the file is genuine, decompress it first and import the result.",
	});
}

function trailingBytes(): SegwardError {
	return new SegwardError("file-malformed", {
		detail: "Something follows the end of the compressed data.",
		hint: "Compress the file again, or cut off what was appended.",
	});
}

function readError(error: unknown): SegwardError {
	if (error instanceof SegwardError) return error;
	const code = error instanceof Error && "code" in error ? String(error.code) : "";
	if (code === "Z_BUF_ERROR" || /unexpected end/i.test(error instanceof Error ? error.message : "")) {
		return new SegwardError("file-truncated", {
			detail: "The compressed data stops in the middle.",
			hint: "Copy the file again and compare its size with the original.",
			cause: error,
		});
	}
	if (code.startsWith("Z_") || code.startsWith("ZSTD_") || code.startsWith("ERR_")) {
		return new SegwardError("file-malformed", {
			detail: "The compressed data is damaged.",
			hint: "Copy or compress the file again.",
			cause: error,
		});
	}
	throw error;
}
