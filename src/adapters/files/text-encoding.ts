import { isUtf8 } from "node:buffer";
import { SegwardError } from "../../core/error/segward-error.ts";

/** How bytes become UTF-8: the WHATWG name of the encoding, and the bytes of its byte order mark to skip. */
export interface TextEncodingFacts {
	name: string;
	markBytes: number;
}

/** UTF-16 shows in the zero bytes of its ASCII characters: all on one side of the pairs. */
const LEAST_ZERO_SHARE = 0.05;
const TIMES_MORE_ZEROS = 5;

/** A byte order mark decides; else what was stated; else UTF-16 by its zero bytes; else UTF-8. @throws SegwardError `format-unsupported`. */
export function detectEncoding(head: Buffer, stated?: string): TextEncodingFacts {
	if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { name: "utf-8", markBytes: 3 };
	if (head[0] === 0xff && head[1] === 0xfe) return { name: "utf-16le", markBytes: 2 };
	if (head[0] === 0xfe && head[1] === 0xff) return { name: "utf-16be", markBytes: 2 };
	if (stated !== undefined) return { name: encodingName(stated), markBytes: 0 };
	return { name: utf16ByZeros(head) ?? "utf-8", markBytes: 0 };
}

function encodingName(label: string): string {
	try {
		return new TextDecoder(label).encoding;
	} catch (cause) {
		throw new SegwardError("format-unsupported", {
			detail: `The encoding "${label}" is not known.`,
			hint: "Use a WHATWG label such as utf-8, utf-16le or windows-1252.",
			cause,
		});
	}
}

function utf16ByZeros(head: Buffer): "utf-16le" | "utf-16be" | undefined {
	const pairs = head.length >> 1;
	let evenZeros = 0;
	let oddZeros = 0;
	for (let i = 0; i < pairs; i++) {
		if (head[2 * i] === 0) evenZeros++;
		if (head[2 * i + 1] === 0) oddZeros++;
	}
	const least = pairs * LEAST_ZERO_SHARE;
	if (oddZeros > least && oddZeros > evenZeros * TIMES_MORE_ZEROS) return "utf-16le";
	return evenZeros > least && evenZeros > oddZeros * TIMES_MORE_ZEROS ? "utf-16be" : undefined;
}

/**
 * Bytes of any encoding as UTF-8. UTF-8 passes untouched, valid or not, for single bad rows are quarantined later.
 * A half of a UTF-16 surrogate pair becomes a byte that no UTF-8 has, with the same effect.
 * @throws SegwardError `file-malformed` when bytes of another encoding cannot be decoded.
 */
export async function* toUtf8(
	content: AsyncIterable<Buffer>,
	encoding: string,
): AsyncGenerator<Buffer, void, undefined> {
	if (encoding === "utf-8") {
		yield* content;
	} else if (encoding === "utf-16le" || encoding === "utf-16be") {
		yield* utf16ToUtf8(content, encoding === "utf-16be");
	} else {
		const decoder = new TextDecoder(encoding, { fatal: true });
		for await (const chunk of content) yield Buffer.from(decodeStrict(decoder, chunk, encoding));
		yield Buffer.from(decodeStrict(decoder, undefined, encoding));
	}
}

function decodeStrict(decoder: InstanceType<typeof TextDecoder>, chunk: Buffer | undefined, encoding: string): string {
	try {
		return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
	} catch (cause) {
		throw new SegwardError("file-malformed", {
			detail: `The file is not text in ${encoding}.`,
			hint: "State the right encoding.",
			cause,
		});
	}
}

async function* utf16ToUtf8(
	content: AsyncIterable<Buffer>,
	bigEndian: boolean,
): AsyncGenerator<Buffer, void, undefined> {
	let rest: Buffer = Buffer.alloc(0);
	for await (const chunk of content) {
		const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
		const cut = completeUtf16(bytes, bigEndian);
		rest = bytes.subarray(cut);
		if (cut > 0) yield encodeUtf16(bytes.subarray(0, cut), bigEndian);
	}
	if (rest.length % 2 === 1) {
		throw new SegwardError("file-truncated", { detail: "The text in UTF-16 stops in the middle of a character." });
	}
	if (rest.length > 0) yield encodeUtf16(rest, bigEndian);
}

/** Bytes up to which there are whole characters only. */
function completeUtf16(bytes: Buffer, bigEndian: boolean): number {
	const even = bytes.length - (bytes.length % 2);
	if (even === 0) return 0;
	const last = bigEndian ? bytes.readUInt16BE(even - 2) : bytes.readUInt16LE(even - 2);
	return last >= 0xd800 && last <= 0xdbff ? even - 2 : even;
}

const LONE_SURROGATE = /\p{Surrogate}/gu;
const NOT_UTF8 = Buffer.from([0xff]);

function encodeUtf16(bytes: Buffer, bigEndian: boolean): Buffer {
	const text = (bigEndian ? Buffer.from(bytes).swap16() : bytes).toString("utf16le");
	if (text.search(LONE_SURROGATE) === -1) return Buffer.from(text);
	return Buffer.concat(
		text.split(LONE_SURROGATE).flatMap((part, i) => (i === 0 ? [Buffer.from(part)] : [NOT_UTF8, Buffer.from(part)])),
	);
}

const MOST_BAD_LINES = 0.2;

/** @throws SegwardError `file-binary` when so many rows of the beginning are not UTF-8 that the file has another encoding. */
export function refuseOtherEncoding(head: Buffer): void {
	if (isUtf8(head)) return;
	let lines = 0;
	let bad = 0;
	for (let start = 0; start < head.length; ) {
		const newline = head.indexOf(0x0a, start);
		// The last line may be cut in the middle of a character.
		if (newline === -1 && lines > 0) break;
		const end = newline === -1 ? head.length : newline;
		if (!isUtf8(head.subarray(start, end))) bad++;
		if (lines === 0 && bad === 1 && newline !== -1) bad = Number.POSITIVE_INFINITY;
		lines++;
		start = end + 1;
	}
	if (bad <= Math.max(1, lines * MOST_BAD_LINES)) return;
	throw new SegwardError("file-binary", {
		detail: "The file is not text in UTF-8.",
		hint: "State its encoding, windows-1252 for many Western exports, or save it as UTF-8.",
	});
}
